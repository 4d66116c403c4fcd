// SPDX-License-Identifier: GPL-2.0-or-later
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergedPairs } from '../../../src/kernel/pairs';
import { pairsReports, type PairsFormat } from '../../../src/tell/report';
import { root } from '../../support/program';
import { causeOf, comparisonOf, everyKind, hostile, judgementOf } from './made-up';
import { outsideOfCode } from './readers';

const LOOK = { color: false, width: null, isFull: false };
const reportsOf = (
  ...all: ReturnType<typeof everyKind>[]
): ((format: PairsFormat, width?: number) => string) => {
  const reports = pairsReports(
    mergedPairs(all.map((comparison, at) => ({ name: `p${at}`, file: `${at}.json`, comparison }))),
  );
  return (format, width) =>
    Buffer.from([...reports.in(format, { ...LOOK, width: width ?? null })].join(''), 'latin1').toString(
      'utf8',
    );
};

const pot = causeOf('s#pot', ['boil', 'pour'], judgementOf('member-moved'));
const lid = causeOf('s#lid', ['boil'], judgementOf('member-appended'));

test('text', () => {
  const text = reportsOf(comparisonOf([pot, lid]), comparisonOf([pot]))('text');
  expect(text).toMatch(/^2 pairs, 2 causes: 1 everywhere alike, 1 in some\n/);
  expect(text).toContain('struct pot   member-moved     everywhere');
  expect(text).toContain('2. conditional struct lid · p0\n');
  expect(text).toContain('  reached in p0 1 export\n  not in p1: no export reaches such a change\n');
  expect(text).toContain('Beyond exports, not merged here: p0 ');
});

test('no line is wider than the terminal', () => {
  const text = reportsOf(everyKind(), comparisonOf([pot]))('text', 80);
  const isDiff = (line: string): boolean => /^[-+ @\t]/.test(line);
  expect(text.split('\n').filter((line) => line.length > 80 && !isDiff(line))).toEqual([]);
});

const schema = JSON.parse(readFileSync(join(root, 'docs/pairs.schema.json'), 'utf8')) as object;
test.each([
  ['every kind and nothing', [everyKind(), comparisonOf([])]],
  ['hostile names', [hostile(), everyKind()]],
])('%s: JSON as its schema says, and no command to a terminal or a page', (_, all) => {
  const report = reportsOf(...all);
  const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);
  expect(isValid(JSON.parse(report('json'))) ? [] : isValid.errors).toEqual([]);
  expect(report('text')).not.toMatch(/[\p{Cf}\u2028]|(?![\n\t])\p{Cc}/u);
  expect(outsideOfCode(report('markdown'))).not.toMatch(/(?<!\\)<(?!\/?(?:details|summary|code|sub)>)/);
});
