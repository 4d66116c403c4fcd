// SPDX-License-Identifier: GPL-2.0-or-later
import { Unreadable, type Dwarf, type Entry } from '../dwarf';

/** Bytes, bits, lengths: no kernel's come near. */
const MOST = 2 ** 40;

/** A number that counts something; null for none. @throws Unreadable for one that is too large to count anything */
export function sizeAt(dwarf: Dwarf, entry: Entry, name: number): number | null {
  const value = dwarf.number(entry, name);
  if (value === null) return null;
  if (typeof value === 'number' && value < MOST) return value;
  throw new Unreadable('has a size that nothing can have');
}

/** The same of what may be below zero. */
export function signedSizeAt(dwarf: Dwarf, entry: Entry, name: number): number | null {
  const value = dwarf.number(entry, name);
  if (typeof value !== 'bigint') return value;
  const signed = Number(BigInt.asIntN(64, value));
  if (Math.abs(signed) < MOST) return signed;
  throw new Unreadable('has a size that nothing can have');
}
