// SPDX-License-Identifier: GPL-2.0-or-later
/** What a scan lacks is told, and what it only remarks is not. */
import { missingParts, NOT_BUILT } from '../../../src/formats/corpus';

const told = (...args: Parameters<typeof missingParts>): string[] =>
  missingParts(...args).map(({ message }) => message);

test('units that failed, had no object, or were left out', () => {
  const problems = [
    ...Array.from({ length: 6 }, (_, at) => ({ kind: 'failed', unit: `drivers/d${at}`, message: 'x' })),
    { kind: NOT_BUILT, unit: 'net/core', message: 'x' },
    { kind: 'left-out', unit: 'lib/crc32', message: 'x' },
    { kind: 'finding', unit: 'lib/sort', message: 'x' },
  ];
  expect(told('base', { problems })).toEqual([
    'base: 6 units could not be scanned, and what they export is missing: drivers/d0, drivers/d1, drivers/d2, drivers/d3, drivers/d4 and 1 more',
    'base: 1 unit had no object, and what they export is missing: net/core',
    'base: 1 unit needed files that only a build makes, and what they export is missing: lib/crc32',
  ]);
});

test('parts', () => {
  expect(told('base', { shard: { index: 1, of: 4 }, only: ['net/**'], problems: [] })).toEqual([
    'base: only part 1 of 4 of a kernel',
    'base: only a part of a kernel: what matched --only net/**',
  ]);
  expect(told('base', { problems: [] })).toEqual([]);
});
