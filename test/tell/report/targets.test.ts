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
  ['not known of either', null, null, /^no export changed/],
])('%s', (_, was, is, told) => {
  expect(firstLine(was, is)).toMatch(told);
});
