// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from './btf';
import { Sizes } from './sizes';
import { Spelling } from './spelling';

/** A struct or union as plain data. Sizes are in bytes, offsets and widths of members in bits. */
export interface StructLayout {
  /** Its number in the BTF. */
  type: number;
  /** `''` for one without a name. */
  name: string;
  kind: 'struct' | 'union';
  size: number;
  members: MemberLayout[];
}

export interface MemberLayout {
  /** `''` for an unnamed struct or union, whose own members belong to the outer one. */
  name: string;
  bitOffset: number;
  /** 0 where it is no bit-field. */
  bitSize: number;
  /** Bytes of its type, of a bit-field too; null where that has none. */
  size: number | null;
  /** Its type as C spells it without the name: `struct list_head *`. */
  typeName: string;
  /** The number of its type. */
  type: number;
}

/** The structs and unions that BTF itself defines, those of a base left out, in its order. */
export function* structsOf(btf: Btf): Generator<StructLayout> {
  const spelling = new Spelling(btf);
  const sizes = new Sizes(btf);
  for (let type = btf.first; type < btf.end; type++) {
    const kind = btf.kindOf(type);
    if (kind !== 'struct' && kind !== 'union') continue;
    const found = btf.typeOf(type);
    if (found.kind !== 'struct' && found.kind !== 'union') continue;
    yield {
      type,
      name: found.name,
      kind: found.kind,
      size: found.size,
      members: found.members.map((member) => ({
        name: member.name,
        bitOffset: member.bitOffset,
        bitSize: member.bitSize,
        size: sizes.of(member.type),
        typeName: spelling.of(member.type),
        type: member.type,
      })),
    };
  }
}
