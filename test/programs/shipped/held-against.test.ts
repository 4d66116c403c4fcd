// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../../src/c/abi';
import { heldAgainst, type Standing } from './held-against';

test.each<[Verdict, Verdict, Standing]>([
  ['break', 'break', 'same'],
  ['conditional', 'unknown', 'worse'],
  ['compatible', 'conditional', 'worse'],
  ['break', 'unknown', 'unproved'],
  ['break', 'conditional', 'better'],
  ['break', 'compatible', 'better'],
  ['unknown', 'conditional', 'better'],
  ['unknown', 'compatible', 'better'],
])('%s by the source and %s as shipped: %s', (source, shipped, standing) => {
  const [held] = heldAgainst(new Map([['s#pot', source]]), new Map([['s#pot', shipped]]));
  expect(held!.standing).toBe(standing);
});

test('what one side does not tell of is listed', () => {
  const held = heldAgainst(new Map([['s#pot', 'break']]), new Map([['s#cup', 'unknown']]));
  expect(held).toEqual([
    { name: 's#cup', standing: 'only-shipped', source: null, shipped: 'unknown' },
    { name: 's#pot', standing: 'only-source', source: 'break', shipped: null },
  ]);
});
