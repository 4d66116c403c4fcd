// SPDX-License-Identifier: GPL-2.0-or-later
/** The file of a comparison: what is written is as its schema says and reads back, what is not it is refused in a line. */
import Ajv from 'ajv';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { readSaved } from '../../../src/tell/documents';
import { kernelReports } from '../../../src/tell/report';
import { modversions, root } from '../../support/program';
import { causeOf, comparisonOf, everyKind, hostile, judgementOf } from './made-up';

jest.setTimeout(60_000);

const PLAIN = { color: false, width: null };
const saved = (comparison: JudgedComparison): string =>
  [...kernelReports(comparison).in('json', PLAIN)].join('');
const schema = JSON.parse(readFileSync(join(root, 'docs/comparison.schema.json'), 'utf8')) as object;
const folder = mkdtempSync(join(tmpdir(), 'modversions-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['every kind', everyKind()],
  ['nothing', comparisonOf([])],
  ['hostile names', hostile()],
])('%s: valid, and plain ASCII or visible Unicode', (_, comparison) => {
  const text = Buffer.from(saved(comparison), 'latin1').toString('utf8');
  const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);
  expect(isValid(JSON.parse(text)) ? [] : isValid.errors).toEqual([]);
  expect(text).not.toMatch(/[\p{Cf}\u2028]|(?!\n)\p{Cc}/u);
});

test('what is saved reads back as it was', () => {
  const comparison = everyKind();
  expect(readSaved(saved(comparison), 'x')).toEqual(comparison);
});

test('hostile names read back as they were shown, and are saved alike again', () => {
  const once = saved(hostile());
  expect(saved(readSaved(once, 'x'))).toBe(once);
});

test('which exports a cause reaches stands in it once', () => {
  const names = Array.from({ length: 1000 }, (_, at) => `a_rather_long_name_of_an_export_${at}`);
  const causes = Array.from({ length: 40 }, (_, at) =>
    causeOf(`s#t${at}`, names, judgementOf('member-moved')),
  );
  const file = saved(comparisonOf(causes));
  expect(file.match(/a_rather_long_name_of_an_export_999/g)).toHaveLength(1);
});

const good = saved(everyKind());
const edited = (from: string | RegExp, to: string): string => {
  expect(good).toMatch(from);
  return good.replace(from, to);
};

test.each([
  ['empty', '', 'is empty'],
  ['cut off', good.slice(0, 5000), 'is no JSON, or was cut off'],
  ['deep', '['.repeat(1_000_000), 'is no JSON, or was cut off'],
  ['another', '{"a":1}', 'is not a saved comparison'],
  ['null', 'null', 'is not a saved comparison'],
  ['older', edited('"version": 2', '"version": 1'), 'is version 1, this program reads version 2'],
  ['newer', edited('"version": 2', '"version": 99'), 'is version 99, this program reads version 2'],
  [
    'odd version',
    edited('"version": 2', '"version": "\\u001b"'),
    'is of no known version, this program reads version 2',
  ],
  ['no list', edited(/"causes": \[[^]*?\n {2}\]/, '"causes": 5'), 'causes must be array'],
  [
    'bad verdict',
    edited('"verdict":"break"', '"verdict":"fine"'),
    'causes[0].judgement.verdict must be equal to one of the allowed values',
  ],
  [
    'unknown key',
    edited('"exportCount"', '"__proto__":1,"exportCount"'),
    'causes[0] must NOT have additional properties',
  ],
  [
    'lost cause',
    edited(/"combinations": \[\n {4}\[\d+/, '"combinations": [\n    [9999'),
    'combinations[0] names a cause that there is not',
  ],
  [
    'lost combination',
    edited(/"combination":\d+/, '"combination":9999'),
    /exports\[\d+\] names a combination that there is not/,
  ],
  [
    'other kind',
    edited('"kind":"export-removed","verdict"', '"kind":"made-up","verdict"'),
    "the kind 'made-up' is not known to this program",
  ],
] as [string, string, string | RegExp][])('%s is refused', (name, text, what) => {
  const file = join(folder, name.replace(/ /g, '-'));
  writeFileSync(file, text, 'latin1');
  const { status, stdout, stderr } = modversions(['report', file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const [first, remedy, ...rest] = stderr.trimEnd().split('\n');
  expect(first!.replace(`modversions: ${file}: `, '')).toEqual(
    typeof what === 'string' ? what : expect.stringMatching(what),
  );
  expect(remedy).toMatch(/^ {2}\S/);
  expect(rest).toEqual([]);
});

test('a file that is not there, and a directory', () => {
  expect(modversions(['report', join(folder, 'none')]).stderr).toMatch(/none: no such file\n {2}give what/);
  expect(modversions(['report', folder]).stderr).toMatch(/: is a directory\n {2}give what/);
});

test('modversions report tells it again: all formats of compare, compressed files, exit status, --fail-on', () => {
  const file = join(folder, 'good.json.gz');
  writeFileSync(file, gzipSync(Buffer.from(good, 'latin1')));
  const other = join(folder, 'again.json');
  const answer = modversions(['report', file, '-f', `json:${other}`, '-f', 'text']);
  expect(answer).toMatchObject({ status: 1, stderr: '' });
  expect(answer.stdout).toBe(
    Buffer.from([...kernelReports(everyKind()).in('text', PLAIN)].join(''), 'latin1').toString(),
  );
  expect(readFileSync(other, 'latin1')).toBe(good);
  const harmless = join(folder, 'harmless.json');
  writeFileSync(harmless, saved(comparisonOf([causeOf('s#a', ['x'], judgementOf('respelled'))])));
  const statusOf = (...args: string[]): number | null =>
    modversions(['report', harmless, '-f', 'null', ...args]).status;
  expect([statusOf(), statusOf('--fail-on', 'conditional'), statusOf('--fail-on', 'break')]).toEqual([
    1, 0, 0,
  ]);
  writeFileSync(harmless, saved(comparisonOf([causeOf('s#a', ['x'], judgementOf('member-appended'))])));
  expect([statusOf(), statusOf('--fail-on', 'conditional'), statusOf('--fail-on', 'break')]).toEqual([
    1, 1, 0,
  ]);
  writeFileSync(harmless, saved(comparisonOf([causeOf('s#a', ['x'], judgementOf('not-judged'))])));
  expect(statusOf('--fail-on', 'break')).toBe(1);
});
