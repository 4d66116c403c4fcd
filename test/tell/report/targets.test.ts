// SPDX-License-Identifier: GPL-2.0-or-later
/** The first line of a report says that sides are compiled for other targets, or that it is not known. */
import type { JudgedComparison } from '../../../src/kernel/judge';
import { kernelReports } from '../../../src/tell/report';
import { comparisonOf } from './made-up';

function firstLine(was: string | null, is: string | null): string {
  const comparison: JudgedComparison = comparisonOf([]);
  const sides = {
    base: { ...comparison.base, path: 'old', target: was },
    new: { ...comparison.new, path: 'young', target: is },
  };
  const pieces = kernelReports({ ...comparison, ...sides }).in('text', { color: false, width: null });
  return [...pieces].join('').split('\n')[0]!;
}

test('where a side has no types, only CRCs were compared, and every form says so', () => {
  const { base, new: next } = comparisonOf([]);
  const untyped = { ...next, hasTypes: false, target: null };
  for (const sides of [
    { base: untyped, new: untyped },
    { base: { ...base, target: SIGNED }, new: untyped },
    { base: untyped, new: { ...next, target: SIGNED } },
  ]) {
    const reports = kernelReports({ ...comparisonOf([]), ...sides });
    for (const format of ['text', 'markdown', 'json', 'sarif', 'junit', 'github'] as const) {
      const text = [...reports.in(format, { color: false, width: null })].join('');
      expect(text).not.toMatch(/0 exports changed|no export changed(?! by its CRC)/);
      expect(text).toContain('An equal CRC does not prove that compiled modules still work');
    }
    expect(reports.told().summary.join()).toContain(
      'no export changed by its CRC; types and targets not compared',
    );
  }
});

const SIGNED = 'x86_64, char signed';

test.each([
  ['the same', SIGNED, SIGNED, /^no export changed/],
  [
    'different',
    SIGNED,
    'x86_64, char unsigned',
    /^compiled for different targets: x86_64, char signed and x86_64, char unsigned$/,
  ],
  [
    'not known of one',
    SIGNED,
    null,
    /^what young is compiled for is not known, which may be another target$/,
  ],
  [
    'not known of the other',
    null,
    SIGNED,
    /^what old is compiled for is not known, which may be another target$/,
  ],
  ['not known of either', null, null, /^no export changed by its CRC or declarations; targets not compared$/],
])('%s', (_, was, is, told) => {
  expect(firstLine(was, is)).toMatch(told);
});
