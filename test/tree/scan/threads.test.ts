// SPDX-License-Identifier: GPL-2.0-or-later
/** How many threads do the units of a scan. */
import { threadsFor } from '../../../src/tree/scan/do-units';

const GIGABYTE = 2 ** 30;

test.each([
  // A thread keeps several compilers busy.
  ['compiler', 2, 100, 8, 1],
  ['compiler', 16, 100, 8, 3],
  // Without them each core wants one, as far as half of the memory goes.
  ['own', 2, 100, 8, 2],
  ['own', 64, 3000, 256, 64],
  ['own', 64, 3000, 32, 13],
  ['both', 8, 3000, 8, 3],
  ['own', 8, 3000, 1, 1],
  // No more than there are units.
  ['own', 8, 3, 64, 3],
  ['compiler', 64, 1, 64, 1],
  ['own', 8, 0, 64, 0],
] as const)('%s, -j %i, %i units, %i GB: %i', (who, jobs, units, gigabytes, threads) => {
  expect(threadsFor(who, jobs, units, gigabytes * GIGABYTE)).toBe(threads);
});
