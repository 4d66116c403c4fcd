// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';
import type { Types } from '../layout';
import { printType, Unknown, type RecordSyntax } from '../syntax';
import type { RecordName } from '../../record-name';
import type { Difference } from './difference';
import { leavesOf, type Leaf } from './leaves';
import { onBoth, type Both, type TypedSide } from './sides';

/** How a member stands to the other side. */
export type MemberState = 'same' | 'moved' | 'changed' | 'added' | 'removed';

/** One member of a layout that is shown. Offsets and sizes in bits, from the start of the whole type. */
export interface ShownMember {
  /** Its path; empty for what has no name. */
  name: RawText;
  /** As the source spells it, without the name. */
  type: RawText;
  offset: number;
  size: number;
  isBitField: boolean;
  /** How deep it lies in unnamed structs and unions. */
  depth: number;
  state: MemberState;
}

/** A struct or union as a side lays it out. Sizes in bytes. */
export interface ShownLayout {
  size: number;
  align: number;
  members: ShownMember[];
}

/** The layouts behind a verdict; null for what is no struct or union, or what cannot be laid out. */
export interface Proof {
  base: ShownLayout | null;
  new: ShownLayout | null;
}

/** The layouts of a struct or union on both sides, with what became of each member. */
export function shownLayouts(
  name: RecordName,
  sides: Both<TypedSide>,
  differences: readonly Difference<string>[],
): Proof {
  const layouts = onBoth(sides, (side) => layoutOf(name, side));
  const states = new Map<string, MemberState>();
  for (const { subject, kind } of differences) {
    const top = subject.split('.')[0]!;
    if (top !== '') states.set(top, kind === 'member-moved' ? 'moved' : 'changed');
  }
  const names = onBoth(layouts, (layout) => new Set(layout?.leaves.map((leaf) => leaf.name)));
  const stateIn =
    (other: Set<string>, missing: MemberState) =>
    (leaf: Leaf): MemberState =>
      other.has(leaf.name) ? (states.get(leaf.name) ?? 'same') : missing;
  return {
    base: layouts.base && shown(layouts.base, stateIn(names.new, 'removed')),
    new: layouts.new && shown(layouts.new, stateIn(names.base, 'added')),
  };
}

interface LeafLayout {
  size: number;
  align: number;
  leaves: Leaf[];
}

/**
 * The struct or union that a name stands for on a side; null for what is none, or has a tag of its own.
 * @throws Unknown where it is not defined there
 */
export function recordNamed({ keyword, bare }: RecordName, types: Types): RecordSyntax | null {
  if (keyword === 'struct' || keyword === 'union')
    return types.recordOf({ kind: 'tag', tag: keyword, name: bare });
  if (keyword !== 'typedef') return null;
  const syntax = types.core({ kind: 'typedef', name: bare });
  return syntax.kind === 'record' && syntax.name === null ? syntax : null;
}

/** Null for what is no struct or union there, or cannot be laid out. */
function layoutOf(name: RecordName, { types }: TypedSide): LeafLayout | null {
  try {
    const syntax = recordNamed(name, types);
    return syntax && { ...types.layoutOf(syntax), leaves: leavesOf({ syntax, types }) };
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

function shown({ size, align, leaves }: LeafLayout, stateOf: (leaf: Leaf) => MemberState): ShownLayout {
  return {
    size,
    align,
    members: leaves.map((leaf) => ({
      name: leaf.name,
      type: printType(leaf.member.type),
      offset: leaf.offset,
      size: leaf.size,
      isBitField: leaf.isBitField,
      depth: leaf.around === '' ? 0 : leaf.around.split('/').length,
      state: stateOf(leaf),
    })),
  };
}
