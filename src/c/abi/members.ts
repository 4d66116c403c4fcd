import type { RecordSyntax, TypeSyntax } from '../syntax';
import {
  areCompatible,
  changed,
  difference,
  leafFact,
  place,
  type Difference,
  type Subject,
} from './difference';
import { isReserved, type Leaf } from './leaves';
import { areSpeltAlike, callingAttributes, innerRecord, relate } from './relation';
import { retyped } from './retyped';
import { areSame, onBoth, within, type Both, type Typed } from './sides';

/** Compares the structs or unions that a member holds. The path is the one that leads to their members. */
type CompareInner = (sides: Both<Typed<RecordSyntax>>, path: string) => Difference[];

/** What became of a member that both sides have by its name. */
export function compareMember(sides: Both<Typed<Leaf>>, compareInner: CompareInner): Difference[] {
  const leaves = onBoth(sides, ({ syntax }) => syntax);
  const about = { subject: leaves.new.name, ...onBoth(leaves, leafFact) };
  const offsets = onBoth(leaves, ({ offset }) => offset);
  const sizes = onBoth(leaves, ({ size }) => size);
  const isElsewhere = !areSame(offsets) || !areSame(sizes);
  if (isElsewhere && (leaves.base.isBitField || leaves.new.isBitField)) {
    return [difference('bitfield-changed', 'break', `bits ${changed(onBoth(leaves, bits))}`, about)];
  }
  if (isElsewhere && isReserved(leaves.base)) {
    const reason = 'it is reserved, and has another place or size now';
    return [difference('reserved-slot-used', 'conditional', reason, about)];
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
  const members = onBoth(sides, ({ syntax }) => syntax.member);
  if (!areSame(onBoth(members, ({ attributes }) => callingAttributes(attributes)))) {
    return [difference('signature-changed', 'break', 'it is called otherwise', about)];
  }
  const types = within(sides, ({ member }) => member.type);
  if (sides.base.syntax.isBitField && sides.new.syntax.isBitField) return compareBits(types, about);
  const relation = relate(types);
  if (relation === 'inner') return compareInner(within(types, innerRecord), members.new.name ?? '');
  return retyped(relation, 'member-retyped', about) ?? compareContents(types, about, compareInner);
}

/** Two structs by other names, or types that have nothing in common but their size. */
function compareContents(
  sides: Both<Typed<TypeSyntax>>,
  about: Subject,
  compareInner: CompareInner,
): Difference[] {
  const areRecords = onBoth(sides, ({ syntax, types }) => {
    const core = types.core(syntax);
    return core.kind === 'record' || (core.kind === 'tag' && core.tag !== 'enum');
  });
  if (!areRecords.base || !areRecords.new) {
    return [difference('member-retyped', 'break', 'another type of the same size', about)];
  }
  const records = within(sides, (type, types) => types.recordOf(type));
  const found = compareInner(records, about.subject ?? '');
  const own = areCompatible(found)
    ? difference('member-retyped', 'compatible', 'a type of another name with the same members', about)
    : difference('member-retyped', 'break', 'another type with other members', about);
  return [own, ...found];
}

/** Bit-fields at one place of one width mean the same if their signs do; the type they are declared with is only read. */
function compareBits(sides: Both<Typed<TypeSyntax>>, about: Subject): Difference[] {
  const integers = onBoth(sides, ({ syntax, types }) => types.integerOf(syntax));
  if (integers.base && integers.new && integers.base.isSigned !== integers.new.isSigned) {
    const reason = 'its sign differs; safe for values that both hold';
    return [difference('member-retyped', 'conditional', reason, about)];
  }
  if (areSpeltAlike(sides, true)) return [];
  return [difference('member-retyped', 'compatible', 'the same bits mean the same', about)];
}
