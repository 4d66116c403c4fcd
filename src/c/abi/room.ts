// SPDX-License-Identifier: GPL-2.0-or-later
import { noAttributes, printAround, Unknown, type Member, type RecordSyntax } from '../syntax';
import type { RawText } from '../../text';
import { compareRecords, type Uses } from './records';
import { leavesOf, type Leaf } from './leaves';
import { reserveOf } from './reserves';
import type { Both, Typed } from './sides';

/** A new member, and where it would have moved nothing. Sizes and offsets in bits, from the start of the whole type. */
export interface Newcomer {
  name: RawText;
  /** `atomic64_t futex_unique_id`. */
  declaration: RawText;
  size: number;
  /** Null where nothing of the base would have taken it. */
  room: Room | null;
}

/** A reserved slot or a hole that takes a member. */
export interface Room {
  offset: number;
  /** The reserved member in whose place it fits; null for a hole. */
  slot: RawText | null;
  /** Of the slot or hole. */
  size: number;
  /** The member that a hole lies behind; null for a slot, and where none has a name. */
  behind: RawText | null;
}

/** Members that are looked for room for; a change of more is no insertion. */
const MOST = 8;

/** A struct with one member more or in place of another, and where that lies. */
interface Attempt {
  record: RecordSyntax;
  room: Omit<Room, 'offset'>;
}

/**
 * For each new member that takes room the reserved slot or the hole that would have taken it. Each is tried: the new
 * struct is laid out with the member there, and held against the base. Without any of them it must be the base.
 * @param isOpen whether a place may be taken at all
 * @returns none where what came in is not all that is worse than conditional
 */
export function roomFor(
  sides: Both<Typed<RecordSyntax>>,
  uses: Uses,
  isOpen: (room: Omit<Room, 'offset'>) => boolean,
): Newcomer[] {
  if (sides.base.syntax.tag !== 'struct' || sides.new.syntax.tag !== 'struct') return [];
  const { types } = sides.new;
  const fits = (record: RecordSyntax): boolean =>
    compareRecords({ base: sides.base, new: { syntax: record, types } }, uses).every(
      ({ verdict }) => verdict === 'compatible' || verdict === 'conditional',
    ) && types.layoutOf(record).size === sides.base.types.layoutOf(sides.base.syntax).size;
  const known = new Set(leavesOf(sides.base).map(({ name }) => name));
  const added = leavesOf(sides.new).filter(({ name }) => !known.has(name));
  if (added.length === 0 || added.length > MOST || added.some((leaf) => !isMovable(leaf))) return [];
  let current = without(sides.new.syntax, new Set(added.map(({ member }) => member)));
  if (!fits(current)) return [];
  return added.map(({ member, name, size }) => {
    const { type, before, after } = printAround(member.type);
    const declaration = `${type} ${before}${name}${after}`.replaceAll('* ', '*');
    const wanted = { size, align: 8 * types.extentOf(member.type).align };
    for (const { record, room } of attempts({ syntax: current, types }, member, wanted)) {
      if (!isOpen(room)) continue;
      const placed = leavesOf({ syntax: record, types }).find((leaf) => leaf.member === member);
      if (!placed || !fits(record)) continue;
      current = record;
      return { name, declaration, size, room: { ...room, offset: placed.offset } };
    }
    return { name, declaration, size, room: null };
  });
}

/** What {@link roomFor} finds where something cannot be laid out: none. */
export function roomIfKnown(
  sides: Both<Typed<RecordSyntax>>,
  uses: Uses,
  isOpen: Parameters<typeof roomFor>[2] = () => true,
): Newcomer[] {
  try {
    return roomFor(sides, uses, isOpen);
  } catch (error) {
    if (error instanceof Unknown) return [];
    throw error;
  }
}

const isMovable = ({ isBitField, size, isFlexible }: Leaf): boolean => !isBitField && size > 0 && !isFlexible;

/** The same struct without some members, and without what is left empty by that. */
function without(record: RecordSyntax, gone: ReadonlySet<Member>): RecordSyntax {
  const members = record.members.flatMap((member): Member[] => {
    if (gone.has(member)) return [];
    if (!isUnnamed(member)) return [member];
    const inner = without(member.type, gone);
    return inner.members.length === 0 ? [] : [{ ...member, type: inner }];
  });
  return { ...record, members };
}

/** Every slot and hole that is large enough, slots first, then holes from the start. */
function* attempts(
  side: Typed<RecordSyntax>,
  member: Member,
  wanted: { size: number; align: number },
): Generator<Attempt> {
  // In a union it may be taken already.
  const reserved = leavesOf(side).filter(
    (leaf) => reserveOf(leaf) === 'conditional' && isMovable(leaf) && !leaf.around.endsWith('union'),
  );
  for (const slot of reserved) {
    const isRoomy = slot.size >= wanted.size && slot.offset % wanted.align === 0;
    if (!isRoomy) continue;
    const record = replaced(side.syntax, slot.member, [alternatives(member, slot.member)]);
    yield { record, room: { slot: slot.name, size: slot.size, behind: null } };
  }
  yield* holes(side, member, wanted);
}

/** A slot and what is to take its place, in one unnamed union, as the macros of distributions make it. */
function alternatives(member: Member, slot: Member): Member {
  const attributes = noAttributes();
  const members = [member, slot];
  const type: RecordSyntax = { kind: 'record', tag: 'union', name: null, members, attributes, pack: 0 };
  return { name: null, type, width: null, attributes };
}

/** The struct with other members in place of one, wherever in unnamed structs it lies. */
function replaced(record: RecordSyntax, old: Member, by: readonly Member[]): RecordSyntax {
  const members = record.members.flatMap((member): readonly Member[] => {
    if (member === old) return by;
    return isUnnamed(member) ? [{ ...member, type: replaced(member.type, old, by) }] : [member];
  });
  return { ...record, members };
}

/** Whether a member is a struct or union without a name of its own. */
function isUnnamed(member: Member): member is Member & { type: RecordSyntax } {
  return member.name === null && member.type.kind === 'record';
}

/** The struct with a member in each hole that is large enough, those of unnamed structs in it among them. */
function* holes(
  { syntax, types }: Typed<RecordSyntax>,
  member: Member,
  wanted: { size: number; align: number },
): Generator<Attempt> {
  const enter = function* (inner: RecordSyntax, start: number): Generator<Attempt> {
    const { members, size } = types.layoutOf(inner);
    for (const [at, { syntax: one, bits, size: bytes, width }] of members.entries()) {
      if (isUnnamed(one)) yield* enter(one.type, start + bits);
      if (inner.tag === 'union') continue;
      const end = start + bits + (width ?? 8 * bytes);
      const stop = start + (members[at + 1]?.bits ?? 8 * size);
      const first = Math.ceil(end / wanted.align) * wanted.align;
      if (first + wanted.size > stop) continue;
      const record = replaced(syntax, one, [one, member]);
      yield { record, room: { slot: null, size: stop - end, behind: one.name } };
    }
  };
  yield* enter(syntax, 0);
}
