// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import type { PackedEntry } from './packed-entry';

/** Each member of a cpio archive of the newer kind begins with one of these, and numbers in hexadecimal. */
const MAGIC = /^07070[12]$/;
const [HEADER, DIGITS] = [110, 8];
/** Places of its numbers behind the magic. */
const [MODE, LINKS, SIZE, NAME_SIZE] = [1, 4, 6, 11];
const [FILE_KIND, REGULAR] = [0o170000, 0o100000];
const LAST = 'TRAILER!!!';
/** Bytes of a name; no system takes longer ones. */
const LONGEST = 4096;

export const isCpio = (bytes: Buffer): boolean => MAGIC.test(bytes.toString('latin1', 0, 6));

/**
 * The members of a cpio archive, as packages of RPM hold one.
 * @throws ModversionsError for one that is cut off or damaged
 */
export function* cpioEntries(bytes: Buffer, file: string): Generator<PackedEntry> {
  const damaged = (): never => {
    throw new ModversionsError(`${file}: the cpio archive is damaged`, 'fetch or make the package again');
  };
  for (let at = 0; ;) {
    if (at + HEADER > bytes.length || !MAGIC.test(bytes.toString('latin1', at, at + 6))) damaged();
    const number = (place: number): number => {
      const text = bytes.toString('latin1', at + 6 + place * DIGITS, at + 6 + (place + 1) * DIGITS);
      return /^[0-9a-fA-F]{8}$/.test(text) ? Number.parseInt(text, 16) : damaged();
    };
    const [nameSize, size] = [number(NAME_SIZE), number(SIZE)];
    if (nameSize === 0 || nameSize > LONGEST) damaged();
    const start = padded(at + HEADER + nameSize);
    if (start + size > bytes.length) damaged();
    const name = bytes.toString('latin1', at + HEADER, at + HEADER + nameSize - 1);
    if (name === LAST) return;
    // Of a file with several names all but the last are empty.
    const isLink = size === 0 && number(LINKS) > 1;
    yield {
      name,
      isFile: (number(MODE) & FILE_KIND) === REGULAR && !isLink,
      content: () => Promise.resolve(bytes.subarray(start, start + size)),
    };
    at = padded(start + size);
  }
}

const padded = (at: number): number => Math.ceil(at / 4) * 4;
