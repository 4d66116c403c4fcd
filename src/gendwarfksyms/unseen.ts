// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry } from '../formats/dwarf';
import type { Walk } from './walk';

/** Something of the types behind exports that no CRC sees. */
export interface Unseen {
  kind: 'ellipsis' | 'no-prototype' | 'bit-places' | 'private-type' | 'no-types';
  /** The type or export that has it; empty for the whole object. */
  name: string;
}

/** Before this version, the place of a bit field stands in an attribute that is not looked at. */
const BIT_OFFSETS = 5;
/** `DW_LANG_…` of C in all its ages. */
const C: ReadonlySet<number | bigint | null> = new Set([0x01, 0x02, 0x0c, 0x1d, 0x2c]);

/**
 * What the texts of an object leave out, of all that its exports reach.
 * @param privates names of types that are left empty, since a .c file defines them
 */
export function unseenIn(dwarf: Dwarf, walk: Walk, privates: ReadonlySet<string>): Unseen[] {
  const found: Unseen[] = [...privates].map((name) => ({ kind: 'private-type', name }));
  const named = (entry: Entry): string => dwarf.text(entry, ATTRIBUTES.name) ?? '';
  const seen = new Set<Entry>();
  for (const { entry } of walk.writings) {
    if (seen.has(entry)) continue;
    seen.add(entry);
    const tag = dwarf.tag(entry);
    if (tag === TAGS.subprogram || tag === TAGS.subroutine_type) {
      const name = named(entry);
      if (hasChild(dwarf, entry, TAGS.unspecified_parameters)) found.push({ kind: 'ellipsis', name });
      const isC = C.has(dwarf.number(dwarf.top(dwarf.unitOf(entry)), ATTRIBUTES.language));
      if (isC && !dwarf.flag(entry, ATTRIBUTES.prototyped)) found.push({ kind: 'no-prototype', name });
    } else if (tag === TAGS.structure_type || tag === TAGS.union_type) {
      if (dwarf.unitOf(entry).version >= BIT_OFFSETS) continue;
      for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
        if (dwarf.number(child, ATTRIBUTES.bit_size) === null) continue;
        found.push({ kind: 'bit-places', name: named(entry) });
        break;
      }
    }
  }
  if (dwarf.lostTypes > 0 || !hasTypes(dwarf)) found.push({ kind: 'no-types', name: '' });
  return found;
}

function hasChild(dwarf: Dwarf, entry: Entry, tag: number): boolean {
  for (let child = dwarf.child(entry); child; child = dwarf.sibling(child))
    if (dwarf.tag(child) === tag) return true;
  return false;
}

/** `-g1` leaves all types out. */
function hasTypes(dwarf: Dwarf): boolean {
  const types: ReadonlySet<number> = new Set([
    TAGS.base_type,
    TAGS.pointer_type,
    TAGS.structure_type,
    TAGS.typedef,
  ]);
  for (let entry = 1; entry < dwarf.count; entry++) if (types.has(dwarf.tag(entry))) return true;
  return false;
}
