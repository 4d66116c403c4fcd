// SPDX-License-Identifier: GPL-2.0-or-later
/** The drop-in against the answers of the real programs, which `oracle/` keeps. */
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { dropIn } from '../../../src/tell/cli/genksyms';
import { answerOf, argsOf, cases, titled, type Answer, type Case } from './cases';
import { folderForEach } from './in-folder';

const root = path.resolve(__dirname, '../../../..');

const named = (name: string, version = '6.1'): Case =>
  cases.find((one) => one.name === name && one.version === version)!;
const crashes = cases.filter(({ exit }) => exit < 0);
const answered = cases.filter(({ exit }) => exit >= 0);

const inFolder = folderForEach();
const run = (one: Case): Answer => inFolder.run(one, dropIn);

/** Runs the drop-in as a program of its own. */
function spawn(one: Case): Answer {
  inFolder.prepare(one);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [path.join(root, 'bin/genksyms'), ...argsOf(one)],
    {
      cwd: inFolder.path,
      input: Buffer.from(one.input, 'latin1'),
      encoding: 'latin1',
    },
  );
  return { stdout, stderr, types: inFolder.types(), exit: status! };
}

test.each(titled(answered))('%s: %s', (_version, _name, one) => {
  expect(run(one)).toEqual(answerOf(one));
});

test.each(titled(crashes))('%s: %s: a message in place of a crash', (_version, _name, one) => {
  const { stdout, stderr, exit } = run(one);
  expect(exit).toBe(1);
  expect(stdout).toBe(one.stdout);
  expect(stderr.startsWith(one.stderr)).toBe(true);
  expect(stderr.slice(one.stderr.length).trim()).toMatch(/^[^\n]+:\d+: [^\n]+$/);
});

test('no name stands twice', () => {
  expect(new Set(cases.map(({ name, version }) => `${version} ${name}`)).size).toBe(cases.length);
});

// Each of these starts a process.
jest.setTimeout(30_000);

test.each([
  'fn',
  'string_newline',
  'high_bytes',
  'opt_missing_ref',
  'ref_changed_p',
  'option_bundled',
  'option_unknown_short_in_bundle',
  'option_help_after_error',
  'option_types_in_missing_folder',
])('%s, as a program', (name) => {
  const one = named(name);
  expect(spawn(one)).toEqual(answerOf(one));
});
