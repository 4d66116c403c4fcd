// SPDX-License-Identifier: GPL-2.0-or-later
/** A member, ready to be placed. Sizes in bytes, alignments in bytes. */
export interface Field {
  /** Of its type; 0 for a flexible array. */
  size: number;
  align: number;
  /** Whether the type's alignment was asked for by an attribute somewhere in it. */
  isUserAligned: boolean;
  /** The alignment an attribute of the member itself asks for; 0 for none. */
  asked: number;
  isPacked: boolean;
  isNamed: boolean;
  /** Of a bit-field, in bits; null for others. */
  width: number | null;
  /** Of a bit-field that is as wide as an integer of the target: the alignment of that; 0 for others. */
  modeAlign: number;
  /** Whether the target caps its alignment as a member: an integer or double, or an array of them. */
  isCapped: boolean;
}

/** What the struct or union as a whole says, and the target. */
export interface Placing {
  isUnion: boolean;
  /** The `#pragma pack` in force; 0 for none. */
  pack: number;
  /** The alignment that attributes of the type ask for; 0 for none. */
  asked: number;
  memberAlign: number | null;
  biggestAlign: number;
  unnamedBitsAlign: boolean;
}

export interface Placed {
  /** Of each field, in bits from the start. */
  offsets: number[];
  /** That each field is placed by, in bytes. */
  aligns: number[];
  size: number;
  align: number;
  isUserAligned: boolean;
}

/**
 * Places the members of a struct or union as GCC does for the ELF ABIs (`PCC_BITFIELD_TYPE_MATTERS`; the rules are those
 * of `stor-layout.c`: `layout_decl`, `update_alignment_for_field` and `place_field`).
 */
export function placeMembers(fields: readonly Field[], placing: Placing): Placed {
  const { isUnion, pack } = placing;
  let position = 0;
  let end = 0;
  let align = Math.max(1, placing.asked);
  let isUserAligned = placing.asked > 0;
  const aligns: number[] = [];
  const offsets = fields.map((field) => {
    if (isUnion) position = 0;
    const before = position;
    const isBits = field.width !== null && field.width > 0;
    const isWhole = isBits && isWholeInteger(field, position);
    const own = alignOf(field, isWhole, placing);
    aligns.push(own);
    if (!isBits || field.asked > 0) position = roundUp(position, 8 * own);
    if (isBits && !isWhole && !field.isPacked && pack === 0) {
      isUserAligned ||= field.isUserAligned;
      if (spans(position, field, typeAlign(field, placing))) {
        const base = roundingBase(before, position, own, placing);
        position = base + roundUp(position - base, 8 * typeAlign(field, placing));
      }
    }
    if (field.width === null || field.isNamed || placing.unnamedBitsAlign) {
      align = Math.max(align, own, field.width === null ? 1 : bitsAlign(field, placing));
      isUserAligned ||= field.isUserAligned || field.asked >= (isBits || field.isPacked ? 1 : field.align);
    }
    const offset = position;
    position += field.width ?? 8 * field.size;
    end = Math.max(end, position);
    return offset;
  });
  return { offsets, aligns, size: roundUp(Math.ceil(end / 8), align), align, isUserAligned };
}

/**
 * From where GCC counts when it moves a bit-field: the start of the unit in which the member before ended, so what is
 * aligned beyond that unit can come to lie elsewhere.
 */
function roundingBase(before: number, position: number, own: number, placing: Placing): number {
  const unit = 8 * Math.max(placing.biggestAlign, placing.asked);
  return 8 * own < unit ? before - (before % unit) : position - (position % unit);
}

/**
 * Whether a bit-field is taken for an integer of the target, which is then aligned like one. It is where it would lie
 * like one without being moved.
 */
function isWholeInteger({ modeAlign, isPacked }: Field, position: number): boolean {
  return modeAlign > 0 && !(isPacked && modeAlign > 1) && position % (8 * modeAlign) === 0;
}

/** The alignment a member is placed by, in bytes. */
function alignOf(field: Field, isWhole: boolean, placing: Placing): number {
  const { asked, width, isPacked, modeAlign } = field;
  // A bit-field of no width heeds neither packing nor pragma.
  if (width === 0) return Math.max(typeAlign(field, placing), asked);
  if (width !== null) {
    const whole = isWhole ? (asked > 0 ? modeAlign : cappedMember(modeAlign, field, placing)) : 1;
    return capped(Math.max(whole, asked), placing.pack);
  }
  return capped(Math.max(isPacked ? 1 : typeAlign(field, placing), asked, 1), placing.pack);
}

/** The alignment of a member's type, as the target has it for members. */
export function typeAlign(field: Field, placing: Placing): number {
  return field.isUserAligned ? field.align : cappedMember(field.align, field, placing);
}

function cappedMember(align: number, { isCapped }: Field, { memberAlign }: Placing): number {
  return memberAlign !== null && isCapped ? Math.min(align, memberAlign) : align;
}

/** What a bit-field's type asks of the struct. */
function bitsAlign(field: Field, placing: Placing): number {
  const align = typeAlign(field, placing);
  if (field.width === 0) return align;
  if (placing.pack > 0) return Math.min(align, placing.pack);
  return field.isPacked ? 1 : align;
}

/** Whether a bit-field would lie in more units of its type's alignment than the type itself has. */
function spans(position: number, { width, size }: Field, align: number): boolean {
  const bits = 8 * align;
  return Math.ceil(((position % bits) + width!) / bits) > Math.floor((8 * size) / bits);
}

/** An alignment under a `#pragma pack`; 0 for none. */
export function capped(align: number, pack: number): number {
  return pack > 0 ? Math.min(align, pack) : align;
}

export function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
