// SPDX-License-Identifier: GPL-2.0-or-later
/** Rows of two Module.symvers are matched by the row below the last one: a guess, which no answer hangs on. */
import { readSymvers } from '../../../src/formats/corpus';
import { compareSymvers } from '../../../src/kernel/compare';

const base = readSymvers(
  ['pot', 'lid', 'tray'].map((name, at) => `0x0000000${at}\t${name}\tvmlinux\tEXPORT_SYMBOL\t\n`).join(''),
  'FILE',
);

test.each([0, 1, 2, 99])('a row that says line %i is found by its name', (line) => {
  const next = new Map([...base].map(([name, row]) => [name, { ...row, line }]));
  expect(compareSymvers(base, next)).toEqual([]);
  expect(compareSymvers(next, new Map([...base].reverse()))).toEqual([]);
});

test('one row more and one row less are found between rows that are alike', () => {
  const next = new Map(
    [...base].map(([name, row]) => (name === 'lid' ? ['cup', { ...row, name: 'cup' }] : [name, row])),
  );
  expect(compareSymvers(base, next).map(({ kind, name }) => [kind, name])).toEqual([
    ['added', 'cup'],
    ['removed', 'lid'],
  ]);
});
