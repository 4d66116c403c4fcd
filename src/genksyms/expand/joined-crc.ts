// SPDX-License-Identifier: GPL-2.0-or-later

const BITS = 32;
/** Of CRC-32, with the lowest bit first. */
const POLYNOMIAL = 0xedb88320 | 0;

/** What becomes of each bit of a CRC where zeros follow. */
type Shift = Int32Array;

function shifted(crc: number, shift: Shift): number {
  let found = 0;
  for (let bit = 0, rest = crc; rest !== 0; bit++, rest >>>= 1) if (rest & 1) found ^= shift[bit]!;
  return found;
}

const twice = (shift: Shift): Shift => shift.map((bit) => shifted(bit, shift));

/** By the number of zeros, 8 times a power of two. */
const POWERS: Shift[] = [
  twice(
    twice(twice(Int32Array.from({ length: BITS }, (_, bit) => (bit === 0 ? POLYNOMIAL : 1 << (bit - 1))))),
  ),
];

/** The shift by some zero bytes. */
export function shiftBy(bytes: number): Shift {
  let found: Shift | null = null;
  for (let rest = bytes, power = 0; rest > 0; power++, rest = Math.floor(rest / 2)) {
    const one = (POWERS[power] ??= twice(POWERS[power - 1]!));
    if (rest % 2 === 1) found = found ? found.map((bit) => shifted(bit, one)) : one;
  }
  return found ?? Int32Array.from({ length: BITS }, (_, bit) => 1 << bit);
}

/** The CRC-32 of two texts one behind the other. @param shift that by the length of the second */
export const joinedCrc = (first: number, second: number, shift: Shift): number =>
  shifted(first, shift) ^ second;
