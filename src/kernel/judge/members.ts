import { spell, type Types } from '../../c/layout';
import { finding, leafFact, place } from './finding';
import type { Finding } from './judgement';
import { isReserved, type Leaf } from './leaves';
import type { RecordSide } from './records';
import { callingAttributes, innerRecord, relate } from './relation';
import { retyped } from './retyped';

/** A member as one side has it. */
export interface LeafSide {
  leaf: Leaf;
  types: Types;
}

/** Compares unnamed structs or unions within a member, whose path is given. */
type CompareInner = (sides: { base: RecordSide; next: RecordSide }, path: string) => Finding[];

/** What became of a member that both sides have by its name. */
export function compareMember(base: LeafSide, next: LeafSide, inner: CompareInner): Finding[] {
  const [was, is] = [base.leaf, next.leaf];
  const facts = { subject: is.name, base: leafFact(was), new: leafFact(is) };
  if ((was.isBitField || is.isBitField) && (was.offset !== is.offset || was.size !== is.size)) {
    return [finding('bitfield-changed', 'break', `bits ${bits(was)} to ${bits(is)}`, facts)];
  }
  if (isReserved(was) && (was.offset !== is.offset || was.size !== is.size)) {
    return [
      finding(
        'reserved-slot-used',
        'conditional',
        'it is reserved, and has another place or size now',
        facts,
      ),
    ];
  }
  const findings: Finding[] = [];
  if (was.offset !== is.offset) {
    findings.push(
      finding('member-moved', 'break', `offset ${place(was.offset)} to ${place(is.offset)}`, facts),
    );
  }
  if (was.size !== is.size) {
    findings.push(finding('member-resized', 'break', `size ${was.size / 8} to ${is.size / 8}`, facts));
    return findings;
  }
  findings.push(...compareType(base, next, facts, inner));
  if (was.around !== is.around && findings.length === 0) {
    findings.push(
      finding(
        'union-wrapped',
        'compatible',
        'it lies in other unnamed structs or unions, and nothing moved',
        facts,
      ),
    );
  }
  return findings;
}

function bits({ offset, size }: Leaf): string {
  return `${place(offset)}+${size}`;
}

function compareType(
  base: LeafSide,
  next: LeafSide,
  facts: Partial<Finding>,
  inner: CompareInner,
): Finding[] {
  const [was, is] = [base.leaf.member, next.leaf.member];
  if (callingAttributes(was.attributes) !== callingAttributes(is.attributes)) {
    return [finding('signature-changed', 'break', 'it is called otherwise', facts)];
  }
  if (base.leaf.isBitField && next.leaf.isBitField) return compareBits(base, next, facts);
  const relation = relate(was.type, base.types, is.type, next.types);
  if (relation === 'inner') {
    const sides = {
      base: { record: innerRecord(was.type, base.types), types: base.types },
      next: { record: innerRecord(is.type, next.types), types: next.types },
    };
    return inner(sides, is.name ?? '');
  }
  return retyped(relation, 'member-retyped', facts) ?? sameContent(base, next, inner, facts);
}

/** Two structs by other names, or types that have nothing in common but their size. */
function sameContent(
  base: LeafSide,
  next: LeafSide,
  inner: CompareInner,
  facts: Partial<Finding>,
): Finding[] {
  const cores = [base.types.core(base.leaf.member.type), next.types.core(next.leaf.member.type)];
  const areRecords = cores.every(({ kind }) => kind === 'record' || kind === 'tag');
  if (areRecords && cores.every((core) => !(core.kind === 'tag' && core.tag === 'enum'))) {
    const found = inner(
      {
        base: { record: base.types.recordOf(base.leaf.member.type), types: base.types },
        next: { record: next.types.recordOf(next.leaf.member.type), types: next.types },
      },
      next.leaf.name,
    );
    if (found.every(({ verdict }) => verdict === 'compatible')) {
      return [
        finding('member-retyped', 'compatible', 'a type of another name with the same members', facts),
        ...found,
      ];
    }
    return [finding('member-retyped', 'break', 'another type with other members', facts), ...found];
  }
  return [finding('member-retyped', 'break', 'another type of the same size', facts)];
}

/** Bit-fields at one place of one width mean the same if their signs do; the type they are declared with is only read. */
function compareBits(base: LeafSide, next: LeafSide, facts: Partial<Finding>): Finding[] {
  const was = base.types.integerOf(base.leaf.member.type);
  const is = next.types.integerOf(next.leaf.member.type);
  if (was && is && was.isSigned !== is.isSigned) {
    return [
      finding('member-retyped', 'conditional', 'its sign differs; safe for values that both hold', facts),
    ];
  }
  const isSame = spell(base.leaf.member.type, base.types) === spell(next.leaf.member.type, next.types);
  return isSame ? [] : [finding('member-retyped', 'compatible', 'the same bits mean the same', facts)];
}
