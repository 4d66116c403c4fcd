// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * A short round of hostile pairs, whose truth a compiler once told, through the whole program. A long one is run by hand:
 * test/programs/adversary. `known-failures.json` holds what is not right yet, and nothing else.
 */
import { TEACC, Toys } from '../toys/toy-kernel';
import { faultsIn, knownFaults, recordedOutcomes } from './recorded';

const toys = new Toys();
afterAll(() => toys.remove());

test('no break that a compiler sees is called safe, and few safe changes a break', () => {
  const known = knownFaults();
  const found = faultsIn(recordedOutcomes(toys, TEACC));
  expect(found.falseSafe).toEqual(known.falseSafe);
  expect(found.needlessBreaks).toBeLessThanOrEqual(known.needlessBreaks);
});
