// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry } from '../formats/dwarf';
import { Refused } from './refused';

/** Names of members and parameters that begin so are not written. */
export const KABI = '__kabi_';

/**
 * What a union's members say of it: nothing; it stands for the `type` that was there before, and its member for one of
 * the name `renamed`, where it has one; or the member that it is the type of was not there.
 */
export type UnionUse =
  { kind: 'plain' | 'ignored' } | { kind: 'reserved'; type: Entry; renamed: string | null };

const PLAIN = { kind: 'plain' } as const;

/** How the name of one member begins. */
function useOf(dwarf: Dwarf, member: Entry): { kind: UnionUse['kind']; renamed: string | null } {
  const name = dwarf.text(member, ATTRIBUTES.name);
  if (!name?.startsWith(KABI)) return { kind: 'plain', renamed: null };
  const rest = name.slice(KABI.length);
  if (rest.startsWith('reserved')) return { kind: 'reserved', renamed: null };
  if (rest.startsWith('ignored')) return { kind: 'ignored', renamed: null };
  if (rest.startsWith('renamed')) return { kind: 'reserved', renamed: rest.slice('renamed'.length) };
  return { kind: 'plain', renamed: null };
}

/**
 * Looks at the first two members of a union, and at the first member of each that is a structure. A structure without
 * members does not count.
 */
export function unionUse(dwarf: Dwarf, union: Entry): UnionUse {
  let seen = 0;
  for (const member of membersOf(dwarf, union)) {
    const type = dwarf.reference(member, ATTRIBUTES.type);
    if (!type) throw new Refused('check_union_member_kabi_status', 'union member missing a type?');
    const { kind, renamed } = useOf(dwarf, member);
    if (kind === 'reserved') return { kind, type, renamed };
    if (kind === 'ignored') return { kind };
    let isPassed = true;
    if (dwarf.tag(type) === TAGS.structure_type) {
      const [first] = membersOf(dwarf, type);
      if (first === undefined) isPassed = false;
      else {
        const inner = useOf(dwarf, first);
        if (inner.kind === 'reserved') {
          const before = dwarf.reference(first, ATTRIBUTES.type);
          if (!before)
            throw new Refused('check_struct_member_kabi_status', 'structure member missing a type?');
          return { kind: 'reserved', type: before, renamed: inner.renamed };
        }
        if (inner.kind === 'ignored') return { kind: 'ignored' };
      }
    }
    if (++seen >= 2 && isPassed) return PLAIN;
  }
  return PLAIN;
}

function* membersOf(dwarf: Dwarf, entry: Entry): Generator<Entry> {
  for (let child = dwarf.child(entry); child; child = dwarf.sibling(child))
    if (dwarf.tag(child) === TAGS.member) yield child;
}
