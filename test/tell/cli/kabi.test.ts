// SPDX-License-Identifier: GPL-2.0-or-later
/** Rules that say why, known changes and lists, as commands: exit statuses, errors, and JSON by its schema. */
import Ajv from 'ajv';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMAS } from '../../../src/tell/documents';
import { modversions } from '../../support/program';
import { scanOf } from './teapot';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-kabi-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [base, next] = [scanOf('teapot-1.0'), scanOf('teapot-1.1')];
const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const valid = (schema: keyof typeof SCHEMAS, text: string): boolean =>
  new Ajv({ allowUnionTypes: true }).compile(SCHEMAS[schema])(JSON.parse(text));

test('rules that say why: exit status, and what has expired fails where it is asked', () => {
  const all = written('all.yaml', "rules:\n- export: '*'\n  reason: all\n");
  expect(modversions(['compare', '-r', all, '-f', 'null', base, next]).status).toBe(0);
  const idle = written(
    'idle.yaml',
    'rules:\n- {export: x, reason: no}\n- {export: y, reason: no, until: 2020-01-01}\n',
  );
  for (const [failOn, status] of [
    ['any', 0],
    ['unused', 1],
    ['any,expired', 1],
  ] as const)
    expect(
      modversions(['compare', '-r', all, '-r', idle, '--fail-on', failOn, '-f', 'null', base, next]).status,
    ).toBe(status);
});

test('a severity file and rules that say why count in their order', () => {
  const severities = written('severities', 'pot_* FAIL\n');
  const all = written('all2.yaml', "rules:\n- export: '*'\n  reason: all\n");
  const names = (...files: string[]): string =>
    modversions(['compare', ...files.flatMap((file) => ['-r', file]), '-f', 'symbols', base, next]).stdout;
  expect(names(all, severities)).toBe('');
  expect(
    names(severities, all)
      .split('\n')
      .filter(Boolean)
      .every((name) => name.startsWith('pot_')),
  ).toBe(true);
  expect(names(severities, all)).toContain('pot_brew');
});

test('a file that is no rules', () => {
  const bad = written('bad.yaml', 'rules:\n- export: a\n');
  expect(modversions(['compare', '-r', bad, base, next])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: `modversions: ${bad}:2: a rule without 'reason'\n  say in a sentence why it is tolerated: reason: …\n`,
  });
});

test('what is known: a saved comparison, the last release as a side, and one with another base', () => {
  const saved = join(folder, 'last.json');
  modversions(['compare', '-f', 'null', '-f', `json:${saved}`, base, next]);
  for (const known of [saved, next]) {
    const { status, stdout } = modversions(['compare', '--known', known, '-f', 'json', base, next]);
    expect(status).toBe(0);
    expect(valid('comparison', stdout)).toBe(true);
  }
  expect(modversions(['report', saved, '--known', saved, '-f', 'null'])).toMatchObject({ status: 0 });
  expect(modversions(['compare', '--known', saved, '-f', 'null', next, base])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is a comparison with another base') as string,
  });
});

test('impact and history for programs', () => {
  const saved = join(folder, 'step.json');
  modversions(['compare', '-f', 'null', '-f', `json:${saved}`, base, next]);
  const list = written('frozen', 'pot_*\n');
  for (const [args, schema] of [
    [['impact', base, 'struct pot', 'include/teapot/pot.h', '--stablelist', list], 'impact'],
    [['impact', base, '--budget', '--stablelist', list], 'impact'],
    [['history', saved, saved], 'history'],
  ] as const) {
    const answer = modversions([...args, '--json']);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(valid(schema, answer.stdout)).toBe(true);
  }
});

test.each([
  [['impact', base], 'modversions: no type was named'],
  [['impact', base, '--budget'], 'modversions: --budget: no list says which types are frozen'],
  [['impact', base, 'pot', '--budget'], 'modversions: --budget and names of types exclude each other'],
  [['impact', base, 'struct pott'], `modversions: ${base}: no export leads to 'struct pott'`],
  [['impact', base, 'struct pot.nothing'], `modversions: ${base}: no export leads to 'struct pot.nothing'`],
  [['impact', join(base, 'Module.symvers'), 'pot'], 'Module.symvers: holds no types'],
  [['history', join(base, 'scan.json')], 'scan.json: is not a saved comparison'],
])('refused: %j', (args, message) => {
  const { status, stdout, stderr } = modversions(args);
  expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', expect.stringContaining(message)]);
});

test('lists for programs', () => {
  const list = written('list', 'pot_brew\nnowhere\n');
  const kettle = 'test/cases/modules/kettle.ko';
  for (const [args, status] of [
    [['make', kettle], 0],
    [['union', list, list], 0],
    [['check', list, next], 1],
    [['share', kettle, '--list', list], 1],
  ] as const) {
    const answer = modversions(['list', ...args, '--json']);
    expect(answer).toMatchObject({ status, stderr: '' });
    expect(valid('symbols', answer.stdout)).toBe(true);
  }
});

test.each([
  [['make', 'nowhere.ko'], 'modversions: nowhere.ko: no such file'],
  [['make', '--section', 'a b', 'x.ko'], "modversions: --section 'a b': is no heading of a symbol list"],
  [['make', '--section', 'names', 'x.ko'], "modversions: --section 'names': is no heading of a symbol list"],
  [['check', '/dev/null', next], 'modversions: /dev/null: lists no symbol'],
])('refused: list %j', (args, message) => {
  const { status, stdout, stderr } = modversions(['list', ...args]);
  expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', expect.stringContaining(message)]);
});
