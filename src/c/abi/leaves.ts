// SPDX-License-Identifier: GPL-2.0-or-later
import type { Types } from '../layout';
import { Unknown, type Member, type RecordSyntax, type TypeSyntax } from '../syntax';
import type { Typed } from './sides';

/** Structs in structs that are looked into. */
const DEEPEST = 20;

/** A member that has a name, wherever in unnamed structs and unions it lies. Offsets and sizes in bits. */
export interface Leaf {
  name: string;
  member: Member;
  offset: number;
  size: number;
  isBitField: boolean;
  /** Unnamed structs and unions around it, outermost first: `union/struct`. */
  around: string;
  /** Whether it takes no room itself and yet something lies at its place: it is, or ends in, an array without a length. */
  isFlexible: boolean;
}

/** The named members of a struct or union, in the order of the source. @throws Unknown */
export function leavesOf({ syntax: record, types }: Typed<RecordSyntax>): Leaf[] {
  const leaves: Leaf[] = [];
  const enter = (one: RecordSyntax, start: number, around: string): void => {
    for (const { syntax, bits, size, width } of types.layoutOf(one).members) {
      const offset = start + bits;
      if (syntax.name !== null) {
        leaves.push({
          name: syntax.name,
          member: syntax,
          offset,
          size: width ?? 8 * size,
          isBitField: width !== null,
          around,
          isFlexible: width === null && size === 0 && leadsToBytes(syntax.type, types, 0),
        });
      } else if (width === null) {
        const inner = types.recordOf(syntax.type);
        enter(inner, offset, around === '' ? inner.tag : `${around}/${inner.tag}`);
      }
    }
  };
  enter(record, 0, '');
  return leaves;
}

/** Whether two stretches of bits share one. */
export function overlap(one: Pick<Leaf, 'offset' | 'size'>, other: Pick<Leaf, 'offset' | 'size'>): boolean {
  return one.offset < other.offset + other.size && other.offset < one.offset + one.size;
}

/** Whether anything lies at the place of what takes no room itself. */
function leadsToBytes(type: TypeSyntax, types: Types, depth: number): boolean {
  if (depth > DEEPEST) throw new Unknown('it is nested too deeply');
  const core = types.core(type);
  if (core.kind === 'array') {
    return types.extentOf(core.of).size > 0 || leadsToBytes(core.of, types, depth + 1);
  }
  if (core.kind !== 'record' && (core.kind !== 'tag' || core.tag === 'enum')) return true;
  return types.recordOf(core).members.some((member) => leadsToBytes(member.type, types, depth + 1));
}
