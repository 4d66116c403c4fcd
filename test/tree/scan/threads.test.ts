// SPDX-License-Identifier: GPL-2.0-or-later
/** How many threads do the units of a scan. */
import { crewFor } from '../../../src/tree/scan/unit-threads';

const GIGABYTE = 2 ** 30;

test.each([
  // A thread keeps several compilers busy.
  ['compiler', 2, 100, 8, 1, false],
  ['compiler', 16, 100, 8, 3, false],
  // Without them two cores want a pair, as far as half of the memory goes.
  ['own', 1, 100, 8, 1, false],
  ['own', 2, 100, 8, 1, true],
  ['own', 3, 100, 64, 2, true],
  ['own', 64, 3000, 256, 32, true],
  ['own', 64, 3000, 32, 6, true],
  ['both', 8, 3000, 8, 1, true],
  ['own', 8, 3000, 3, 1, false],
  ['own', 8, 3000, 1, 1, false],
  // No more than there are units.
  ['own', 8, 3, 64, 2, true],
  ['compiler', 64, 1, 64, 1, false],
  ['own', 8, 0, 64, 0, true],
] as const)(
  '%s, -j %i, %i units, %i GB: %i (in pairs: %s)',
  (who, jobs, units, gigabytes, threads, isPair) => {
    expect(crewFor(who, jobs, units, gigabytes * GIGABYTE)).toEqual({ threads, isPair });
  },
);
