// SPDX-License-Identifier: GPL-2.0-or-later
import { Unreadable } from './cursor';

/** What widths depend on. */
export interface UnitShape {
  version: number;
  /** Bytes of an offset: 4, or 8 in 64-bit DWARF. */
  offsetSize: 4 | 8;
  addressSize: number;
}

/** Forms that are looked into; the names are the standard's, without `DW_FORM_`. */
export const FORMS = {
  block2: 0x03,
  block4: 0x04,
  data2: 0x05,
  data4: 0x06,
  data8: 0x07,
  string: 0x08,
  block: 0x09,
  block1: 0x0a,
  data1: 0x0b,
  flag: 0x0c,
  sdata: 0x0d,
  strp: 0x0e,
  udata: 0x0f,
  ref_addr: 0x10,
  ref1: 0x11,
  ref2: 0x12,
  ref4: 0x13,
  ref8: 0x14,
  ref_udata: 0x15,
  indirect: 0x16,
  sec_offset: 0x17,
  exprloc: 0x18,
  flag_present: 0x19,
  strx: 0x1a,
  addrx: 0x1b,
  line_strp: 0x1f,
  ref_sig8: 0x20,
  implicit_const: 0x21,
  strx1: 0x25,
  strx2: 0x26,
  strx3: 0x27,
  strx4: 0x28,
} as const;

const ADDR = 0x01;

/** Bytes of the forms that always have the same (DWARF 5, 7.5.6). */
const FIXED: Readonly<Record<number, number>> = {
  [FORMS.data2]: 2,
  [FORMS.data4]: 4,
  [FORMS.data8]: 8,
  [FORMS.data1]: 1,
  [FORMS.flag]: 1,
  [FORMS.ref1]: 1,
  [FORMS.ref2]: 2,
  [FORMS.ref4]: 4,
  [FORMS.ref8]: 8,
  [FORMS.flag_present]: 0,
  0x1c: 4,
  0x1e: 16,
  [FORMS.ref_sig8]: 8,
  [FORMS.implicit_const]: 0,
  0x24: 8,
  [FORMS.strx1]: 1,
  [FORMS.strx2]: 2,
  [FORMS.strx3]: 3,
  [FORMS.strx4]: 4,
  0x29: 1,
  0x2a: 2,
  0x2b: 3,
  0x2c: 4,
};

/** Forms as wide as an offset: strp, sec_offset, strp_sup, line_strp, and those of GNU before DWARF 5. */
const OFFSETS: ReadonlySet<number> = new Set([
  FORMS.strp,
  FORMS.sec_offset,
  0x1d,
  FORMS.line_strp,
  0x1f20,
  0x1f21,
]);
/** sdata, udata, ref_udata, strx, addrx, loclistx, rnglistx, and two of GNU. */
const LEB128: ReadonlySet<number> = new Set([0x0d, 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23, 0x1f01, 0x1f02]);

/** Bytes of a form's values in a unit; -1 where they differ from value to value, or the form is not known. */
export function widthOf(form: number, shape: UnitShape): number {
  const fixed = FIXED[form];
  if (fixed !== undefined) return fixed;
  if (OFFSETS.has(form)) return shape.offsetSize;
  if (form === ADDR) return shape.addressSize;
  // As wide as an address in DWARF 2 only.
  if (form === FORMS.ref_addr) return shape.version === 2 ? shape.addressSize : shape.offsetSize;
  return -1;
}

/** The end of a value that begins at a place. It may lie behind the end of the bytes. @throws Unreadable for a form that is not known */
export function afterValue(
  bytes: Buffer,
  view: DataView,
  isLittle: boolean,
  at: number,
  form: number,
  shape: UnitShape,
): number {
  const fixed = widthOf(form, shape);
  if (fixed >= 0) return at + fixed;
  if (LEB128.has(form)) return afterLeb128(bytes, at);
  switch (form) {
    case FORMS.string:
      return endOfText(bytes, at) + 1;
    case FORMS.exprloc:
    case FORMS.block: {
      const start = afterLeb128(bytes, at);
      return start + lengthAt(bytes, at);
    }
    case FORMS.block1:
      return at + 1 + (bytes[at] ?? 0);
    case FORMS.block2:
      return at + 2 > bytes.length ? at + 2 : at + 2 + view.getUint16(at, isLittle);
    case FORMS.block4:
      return at + 4 > bytes.length ? at + 4 : at + 4 + view.getUint32(at, isLittle);
    case FORMS.indirect: {
      const actual = lengthAt(bytes, at);
      if (actual === FORMS.indirect) throw new Unreadable('has a form that stands for itself');
      return afterValue(bytes, view, isLittle, afterLeb128(bytes, at), actual, shape);
    }
    default:
      throw new Unreadable(`has the unknown form 0x${form.toString(16)}`);
  }
}

/** The place of the NUL that ends a text. @throws Unreadable */
export function endOfText(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(0, at);
  if (end < 0) throw new Unreadable('has a name without an end');
  return end;
}

/** Where a number of seven bits a byte ends; behind the end of the bytes where it does not. */
export function afterLeb128(bytes: Uint8Array, at: number): number {
  while (at < bytes.length && bytes[at]! >= 0x80) at++;
  return at + 1;
}

/** A length or form of seven bits a byte. */
export function lengthAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128, at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
  }
}
