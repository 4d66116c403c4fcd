// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfMember } from '../btf';
import { ATTRIBUTES, TAGS, Unreadable, type Dwarf, type Entry } from '../dwarf';
import { signedSizeAt, sizeAt } from './numbers';

/** Typedefs and qualifiers around the type of a bit-field. */
const DEEPEST = 64;

/**
 * The members of a struct or union, and the `aligned` of each in bytes, 0 for none.
 * @param typeAt gives the number of the type that an entry refers to
 * @throws Unreadable
 */
export function membersOf(
  dwarf: Dwarf,
  record: Entry,
  isLittle: boolean,
  typeAt: (entry: Entry) => number,
): { members: BtfMember[]; alignments: number[] } {
  const members: BtfMember[] = [];
  const alignments: number[] = [];
  for (let child = dwarf.child(record); child; child = dwarf.sibling(child)) {
    if (dwarf.tag(child) !== TAGS.member) continue;
    const name = dwarf.text(child, ATTRIBUTES.name) ?? '';
    const bitSize = sizeAt(dwarf, child, ATTRIBUTES.bit_size) ?? 0;
    members.push({ name, type: typeAt(child), bitOffset: placeOf(dwarf, child, bitSize, isLittle), bitSize });
    alignments.push(sizeAt(dwarf, child, ATTRIBUTES.alignment) ?? 0);
  }
  return { members, alignments };
}

/** In bits from the beginning. */
function placeOf(dwarf: Dwarf, member: Entry, bitSize: number, isLittle: boolean): number {
  const told = sizeAt(dwarf, member, ATTRIBUTES.data_bit_offset);
  if (told !== null) return told;
  const bytes = dwarf.location(member) ?? 0;
  if (typeof bytes !== 'number' || bytes > Number.MAX_SAFE_INTEGER / 16)
    throw new Unreadable('has a size that nothing can have');
  const fromTop = signedSizeAt(dwarf, member, ATTRIBUTES.bit_offset);
  if (fromTop === null) return bytes * 8;
  if (!isLittle) return bytes * 8 + fromTop;
  // Before DWARF 5 from the most significant bit of the integer that the bits lie in: on such a machine its last one.
  return bytes * 8 + storageOf(dwarf, member) * 8 - fromTop - bitSize;
}

/** Bytes of the integer that a bit-field lies in. */
function storageOf(dwarf: Dwarf, member: Entry): number {
  for (let [at, depth] = [member, 0]; at !== 0 && depth < DEEPEST; depth++) {
    const size = sizeAt(dwarf, at, ATTRIBUTES.byte_size);
    if (size !== null) return size;
    at = dwarf.reference(at, ATTRIBUTES.type);
  }
  throw new Unreadable('has a bit-field of no integer');
}
