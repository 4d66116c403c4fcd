// SPDX-License-Identifier: GPL-2.0-or-later
/** The drop-in against the answers of the real gendwarfksyms, which `test/cases/gendwarfksyms` keeps with its objects. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DEBUG_DATA_ADVICE } from '../../src/kernel/judge';
import { dropIn } from '../../src/tell/cli/gendwarfksyms';
import { readCases, unpacked, type Case } from '../support/gendwarfksyms-cases';

const root = path.resolve(__dirname, '../../..');

/** Of two types of one name and length the real program takes any; ours takes the first, and says so. */
const TIES = new Set(['partly-linked-tie-equal', 'same-typedef-two-scopes']);
const cases = readCases();
const named = (name: string): Case => cases.find((one) => one.name === name)!;
const answered = cases.filter(({ name, exit }) => exit >= 0 && !TIES.has(name));

const home = process.cwd();
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gendwarfksyms-test-'));
});
afterEach(() => {
  process.chdir(home);
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  stdout: string;
  stderr: string;
  exit: number;
  symtypes: string | null;
}

/** Runs the drop-in in this process, in a folder with the objects of a case. */
function run({ files, args, stdin }: Case, ...options: string[]): Answer {
  for (const [file, content] of Object.entries(files))
    fs.writeFileSync(path.join(folder, file), unpacked(content));
  process.chdir(folder);
  fs.rmSync('types', { force: true });
  const written = { 1: '', 2: '' };
  const exit = dropIn([...options, ...args], {
    readInput: () => Buffer.from(stdin, 'utf8'),
    write: (descriptor, bytes) => void (written[descriptor] += bytes.toString('latin1')),
  });
  const symtypes = fs.existsSync('types') ? fs.readFileSync('types', 'latin1') : null;
  return { stdout: written[1], stderr: written[2], exit, symtypes };
}

test.each(answered.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const { stdout, stderr, exit, symtypes } = one;
  expect(run(one, '-T', 'types')).toEqual({ stdout, stderr, exit, symtypes });
  expect(run(one, '--dump-versions').stderr).toBe(one.versions);
  expect(run(one, '--dump-dies').stderr).toBe(one.dies);
});

test.each([...TIES])('%s: the first in the file is taken, and that is said', (name) => {
  const { stdout, stderr, exit } = run(named(name), '-T', 'types');
  expect(exit).toBe(0);
  expect(stdout.split('\n')).toHaveLength(named(name).stdout.split('\n').length);
  expect(stderr).toMatch(
    /^warning: gendwarfksyms: \S+ has several definitions of the same length; the first is taken$/m,
  );
});

test('what is no ELF file is refused in one line, where the real program crashes', () => {
  const { stdout, stderr, exit } = run(named('not-elf'));
  expect({ stdout, stderr, exit }).toEqual({
    stdout: '',
    stderr: 'error: gendwarfksyms: case.c: is no ELF file\n',
    exit: 1,
  });
});

const advised = cases.filter(({ name }) => /^advice-.*-base$/.test(name));

test.each(advised.map((one) => [one.name.slice('advice-'.length, -'-base'.length), one] as const))(
  'advice on %s keeps the CRC',
  (kind, base) => {
    expect(named(`advice-${kind}-new`).stdout).toBe(base.stdout);
    expect(DEBUG_DATA_ADVICE).toHaveProperty([kind]);
  },
);

test('the program itself', () => {
  const one = named('enum');
  fs.writeFileSync(path.join(folder, 'case.o'), unpacked(one.files['case.o']!));
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(root, 'bin/gendwarfksyms'), ...one.args],
    {
      cwd: folder,
      input: one.stdin,
      encoding: 'latin1',
    },
  );
  expect({ stdout, status }).toEqual({ stdout: one.stdout, status: 0 });
});

test('an object that is not there, and a types file that cannot be written', () => {
  const one = named('enum');
  expect(run({ ...one, args: ['none.o'] }).stderr).toBe(
    "error: gendwarfksyms: main: open failed for 'none.o': No such file or directory\n",
  );
  expect(run(one, '-T', 'none/types').stderr).toBe(
    "error: gendwarfksyms: main: fopen failed for 'none/types': No such file or directory\n",
  );
});

test('help', () => {
  const { stderr, exit } = run(named('no-files'), '-h');
  expect(exit).toBe(0);
  expect(stderr).toMatch(/^Usage: gendwarfksyms /);
});
