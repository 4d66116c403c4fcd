// SPDX-License-Identifier: GPL-2.0-or-later
import { BINDING, compared } from '../../src/operators';

test('operators bind as C says, and names bind nothing', () => {
  const tighter = ['||', '&&', '|', '^', '&', '==', '<', '<<', '+', '*'].map((sign) => BINDING.get(sign));
  expect(tighter).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(['!=', '>=', '>>', '-', '%'].map((sign) => BINDING.get(sign))).toEqual([6, 7, 8, 9, 10]);
  expect([',', '?', '!', 'constructor'].map((sign) => BINDING.get(sign))).toEqual(Array(4).fill(undefined));
});

test('comparisons', () => {
  const said = (left: bigint, right: bigint): (boolean | null)[] =>
    ['==', '!=', '<', '>', '<=', '>='].map((sign) => compared(sign, left, right));
  expect(said(1n, 2n)).toEqual([false, true, true, false, true, false]);
  expect(said(-1n, -1n)).toEqual([true, false, false, false, true, true]);
  expect(said((1n << 64n) - 1n, 0n)).toEqual([false, true, false, true, false, true]);
  expect(['+', '=', 'toString'].map((sign) => compared(sign, 1n, 1n))).toEqual([null, null, null]);
});
