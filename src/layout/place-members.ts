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
  /** Whether the target caps its alignment as a member: an integer or double, or an array of them. */
  isCapped: boolean;
}

/** What the struct or union as a whole says, and the target. */
export interface Placing {
  isUnion: boolean;
  /** The `#pragma pack` in force; 0 for none. */
  pack: number;
  /** The alignment that attributes of the type ask for; at least 1. */
  asked: number;
  memberAlign: number | null;
  unnamedBitsAlign: boolean;
}

export interface Placed {
  /** Of each field, in bits from the start. */
  offsets: number[];
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
  let align = placing.asked;
  let isUserAligned = placing.asked > 1;
  const offsets = fields.map((field) => {
    if (isUnion) position = 0;
    const own = alignOf(field, placing);
    if (field.width === null || field.width === 0) position = roundUp(position, 8 * own);
    else if (field.asked > 0) position = roundUp(position, 8 * own);
    if (field.width === null) {
      align = Math.max(align, own);
      isUserAligned ||= field.isUserAligned || field.asked > 0;
    } else {
      if (mustNotSpan(field, pack) && spans(position, field, typeAlign(field, placing))) {
        position = roundUp(position, 8 * typeAlign(field, placing));
      }
      if (field.isNamed || placing.unnamedBitsAlign) {
        align = Math.max(align, bitsAlign(field, placing), field.asked > 0 ? own : 1);
        isUserAligned ||= field.isUserAligned || field.asked > 0;
      }
    }
    const offset = position;
    position += field.width ?? 8 * field.size;
    end = Math.max(end, position);
    return offset;
  });
  return { offsets, size: roundUp(Math.ceil(end / 8), align), align, isUserAligned };
}

/** The alignment a member is placed by, in bytes. */
function alignOf(field: Field, placing: Placing): number {
  const { asked, width, isPacked } = field;
  if (width !== null && width > 0) return capped(Math.max(1, asked), placing.pack);
  // A bit-field of no width heeds neither packing nor pragma.
  if (width === 0) return Math.max(typeAlign(field, placing), asked);
  if (isPacked) return capped(Math.max(1, asked), placing.pack);
  return capped(Math.max(typeAlign(field, placing), asked), placing.pack);
}

/** The alignment of a member's type, as the target has it for members. */
function typeAlign({ align, isCapped, isUserAligned }: Field, { memberAlign }: Placing): number {
  return memberAlign !== null && isCapped && !isUserAligned ? Math.min(align, memberAlign) : align;
}

/** What a bit-field's type asks of the struct. */
function bitsAlign(field: Field, placing: Placing): number {
  const align = typeAlign(field, placing);
  if (field.width === 0) return align;
  if (placing.pack > 0) return Math.min(align, placing.pack);
  return field.isPacked ? 1 : align;
}

function mustNotSpan({ width, isPacked }: Field, pack: number): boolean {
  return width !== null && width > 0 && !isPacked && pack === 0;
}

/** Whether a bit-field would lie in more units of its type's alignment than the type itself has. */
function spans(position: number, { width, size }: Field, align: number): boolean {
  const bits = 8 * align;
  return Math.ceil(((position % bits) + width!) / bits) > (8 * size) / bits;
}

function capped(align: number, pack: number): number {
  return pack > 0 ? Math.min(align, pack) : align;
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
