// SPDX-License-Identifier: GPL-2.0-or-later
import { capped, roundUp, typeAlign, type Field, type Placed, type Placing } from './place-members';

/**
 * Places the members of a struct or union as Clang does for the ELF ABIs (the rules are those of `RecordLayoutBuilder.cpp`:
 * `LayoutField` and `LayoutBitField`). It differs from GCC in bit-fields: one moves only if it does not fit into what is
 * left of its type's size, and below a `#pragma pack` none does.
 */
export function placeByClang(fields: readonly Field[], placing: Placing): Placed {
  const { isUnion, unnamedBitsAlign } = placing;
  let position = 0;
  let end = 0;
  let align = Math.max(1, placing.asked);
  let isUserAligned = placing.asked > 0;
  const aligns: number[] = [];
  const offsets = fields.map((field) => {
    if (isUnion) position = 0;
    const { width } = field;
    const own = width === null ? alignOf(field, placing) : bitsAlign(field, placing);
    position = width === null ? roundUp(position, 8 * own) : bitsAt(position, field, own, placing);
    if (width === null || field.isNamed || unnamedBitsAlign) align = Math.max(align, own);
    aligns.push(width === null ? own : 1);
    isUserAligned ||= field.isUserAligned || field.asked > 0;
    const offset = position;
    position += width ?? 8 * field.size;
    end = Math.max(end, position);
    return offset;
  });
  return { offsets, aligns, size: roundUp(Math.ceil(end / 8), align), align, isUserAligned };
}

/** The alignment a member is placed by, in bytes. */
function alignOf(field: Field, placing: Placing): number {
  const align = Math.max(field.isPacked ? 1 : typeAlign(field, placing), field.asked, 1);
  return capped(align, placing.pack);
}

/** The alignment that counts for a bit-field, in bytes; 1 stands for a bit too, since nothing is placed by less. */
function bitsAlign(field: Field, placing: Placing): number {
  const { isPacked, asked, width } = field;
  const own = typeAlign(field, placing);
  if (width === 0) return Math.max(own, asked);
  if (placing.pack > 0) return Math.min(Math.max(own, asked), placing.pack);
  return Math.max(isPacked ? 1 : own, asked);
}

function bitsAt(position: number, field: Field, align: number, { pack }: Placing): number {
  const { asked, isPacked, size } = field;
  const width = field.width!;
  if (width === 0) return roundUp(position, 8 * align);
  const unit = 8 * align;
  const isLoose = isPacked && asked === 0;
  if (pack === 0 && !isLoose && (position % unit) + width > 8 * size) return roundUp(position, unit);
  return asked > 0 && (pack === 0 || asked <= pack) ? roundUp(position, 8 * asked) : position;
}
