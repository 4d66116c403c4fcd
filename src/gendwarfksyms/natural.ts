// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry } from '../formats/dwarf';

/** The widest alignment that a machine gives by itself, in bytes. */
const WIDEST = 16;
/** Types inside of each other. */
const DEEPEST = 100;

/** Alignments as a compiler gives them by itself, to tell which types are packed: debug data do not say it. */
export class NaturalAlignments {
  private readonly known = new Map<Entry, number>();

  constructor(
    private readonly dwarf: Dwarf,
    private readonly widest = WIDEST,
  ) {}

  /** Whether a structure or union can only be laid out so with `packed`. */
  isPacked(entry: Entry): boolean {
    const { dwarf } = this;
    let most = Number(dwarf.number(entry, ATTRIBUTES.alignment) ?? 1);
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
      if (dwarf.tag(child) !== TAGS.member || dwarf.number(child, ATTRIBUTES.bit_size) !== null) continue;
      const own = dwarf.number(child, ATTRIBUTES.alignment);
      const alignment = own === null ? this.of(dwarf.reference(child, ATTRIBUTES.type)) : Number(own);
      const place = Number(dwarf.number(child, ATTRIBUTES.data_member_location) ?? 0);
      if (place % alignment !== 0) return true;
      most = Math.max(most, alignment);
    }
    return Number(dwarf.number(entry, ATTRIBUTES.byte_size) ?? 0) % most !== 0;
  }

  /** The alignment of a type, in bytes. */
  of(entry: Entry, depth = 0): number {
    const { dwarf } = this;
    if (entry === 0 || depth > DEEPEST) return 1;
    const known = this.known.get(entry);
    if (known !== undefined) return known;
    const told = dwarf.number(entry, ATTRIBUTES.alignment);
    const alignment = told === null ? this.natural(entry, depth) : Number(told);
    this.known.set(entry, Math.max(1, alignment));
    return Math.max(1, alignment);
  }

  private natural(entry: Entry, depth: number): number {
    const { dwarf } = this;
    switch (dwarf.tag(entry)) {
      case TAGS.base_type:
      case TAGS.pointer_type:
      case TAGS.enumeration_type:
        return Math.min(this.widest, Number(dwarf.number(entry, ATTRIBUTES.byte_size) ?? 1));
      case TAGS.structure_type:
      case TAGS.union_type: {
        if (this.isPacked(entry)) return 1;
        let most = 1;
        for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
          if (dwarf.tag(child) !== TAGS.member) continue;
          const own = Number(dwarf.number(child, ATTRIBUTES.alignment) ?? 1);
          most = Math.max(most, own, this.of(dwarf.reference(child, ATTRIBUTES.type), depth + 1));
        }
        return most;
      }
      default:
        return this.of(dwarf.reference(entry, ATTRIBUTES.type), depth + 1);
    }
  }
}
