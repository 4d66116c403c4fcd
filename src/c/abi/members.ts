// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeSyntax } from '../syntax';
import { declaredType } from '../layout';
import { compareAttributes } from './attributes';
import { changed, difference, leafFact, place, type Difference, type Subject } from './difference';
import type { Leaf } from './leaves';
import { reserveOf, unproved } from './reserves';
import { areSpeltAlike, relate } from './relation';
import { compareTypes, retyped, type CompareInner } from './retyped';
import { areSame, onBoth, within, type Both, type Typed } from './sides';

/** What became of a member that both sides have by its name. */
export function compareMember(sides: Both<Typed<Leaf>>, compareInner: CompareInner): Difference[] {
  const leaves = onBoth(sides, ({ syntax }) => syntax);
  // Types are printed only where something differs: most members are the same.
  const about: Subject = {
    subject: leaves.new.name,
    get base() {
      return leafFact(leaves.base);
    },
    get new() {
      return leafFact(leaves.new);
    },
  };
  const offsets = onBoth(leaves, ({ offset }) => offset);
  const sizes = onBoth(leaves, ({ size }) => size);
  const isElsewhere = !areSame(offsets) || !areSame(sizes);
  if (isElsewhere && (leaves.base.isBitField || leaves.new.isBitField)) {
    return [difference('bitfield-changed', 'break', `bits ${changed(onBoth(leaves, bits))}`, about)];
  }
  const verdict = isElsewhere ? reserveOf(leaves.base) : null;
  if (verdict !== null) {
    const reason = 'it is reserved, and has another place or size now';
    return [difference('reserved-slot-used', verdict, `${reason}${unproved(verdict)}`, about)];
  }
  const found: Difference[] = [];
  if (!areSame(offsets)) {
    found.push(difference('member-moved', 'break', `offset ${changed(onBoth(offsets, place))}`, about));
  }
  if (!areSame(sizes)) {
    const bytes = onBoth(sizes, (size) => size / 8);
    found.push(difference('member-resized', 'break', `size ${changed(bytes)}`, about));
    return found;
  }
  found.push(...compareType(sides, about, compareInner));
  if (!areSame(onBoth(leaves, ({ around }) => around)) && found.length === 0) {
    const reason = 'it lies in other unnamed structs or unions, and nothing moved';
    found.push(difference('union-wrapped', 'compatible', reason, about));
  }
  return found;
}

function bits({ offset, size }: Leaf): string {
  return `${place(offset)}+${size}`;
}

function compareType(sides: Both<Typed<Leaf>>, about: Subject, compareInner: CompareInner): Difference[] {
  const types = within(sides, ({ member }) => declaredType(member));
  const attributed = within(sides, ({ member: { type, attributes } }) => ({ type, attributes }));
  const found = compareAttributes(attributed, about);
  const areBits = sides.base.syntax.isBitField && sides.new.syntax.isBitField;
  if (areBits) return [...found, ...compareBits(types, about)];
  return [...found, ...compareTypes(types, 'member-retyped', about, compareInner)];
}

/** Bit-fields at one place of one width mean the same if their signs do; the type they are declared with is only read. */
function compareBits(sides: Both<Typed<TypeSyntax>>, about: Subject): Difference[] {
  const relation = relate(sides);
  if (relation === 'enum' || relation === 'values') return retyped(relation, 'member-retyped', about)!;
  const integers = onBoth(sides, ({ syntax, types }) => types.integerOf(syntax));
  if (integers.base && integers.new && integers.base.isSigned !== integers.new.isSigned) {
    const reason = 'its sign differs; safe for values that both hold';
    return [difference('member-retyped', 'conditional', reason, about)];
  }
  if (areSpeltAlike(sides, true)) return [];
  return [difference('member-retyped', 'compatible', 'the same bits mean the same', about)];
}
