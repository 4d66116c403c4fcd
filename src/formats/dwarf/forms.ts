import { Unreadable, type Cursor } from './cursor';

/** What widths depend on. */
export interface UnitShape {
  version: number;
  /** Bytes of an offset: 4, or 8 in 64-bit DWARF. */
  offsetSize: 4 | 8;
  addressSize: number;
}

/** Forms that are looked into; the names are the standard's, without `DW_FORM_`. */
export const FORMS = {
  string: 0x08,
  flag: 0x0c,
  strp: 0x0e,
  indirect: 0x16,
  flag_present: 0x19,
  line_strp: 0x1f,
} as const;

/** Bytes of the forms that always have the same (DWARF 5, 7.5.6). */
const FIXED: Readonly<Record<number, number>> = {
  0x05: 2,
  0x06: 4,
  0x07: 8,
  0x0b: 1,
  0x0c: 1,
  0x11: 1,
  0x12: 2,
  0x13: 4,
  0x14: 8,
  0x19: 0,
  0x1c: 4,
  0x1e: 16,
  0x20: 8,
  0x21: 0,
  0x24: 8,
  0x25: 1,
  0x26: 2,
  0x27: 3,
  0x28: 4,
  0x29: 1,
  0x2a: 2,
  0x2b: 3,
  0x2c: 4,
};

/** Forms as wide as an offset: strp, sec_offset, strp_sup, line_strp, and those of GNU before DWARF 5. */
const OFFSETS: ReadonlySet<number> = new Set([0x0e, 0x17, 0x1d, 0x1f, 0x1f20, 0x1f21]);
/** sdata, udata, ref_udata, strx, addrx, loclistx, rnglistx. */
const LEB128: ReadonlySet<number> = new Set([0x0d, 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23, 0x1f01, 0x1f02]);

/** Passes over a value. @throws Unreadable for a form that is not known */
export function skipForm(cursor: Cursor, form: number, shape: UnitShape): void {
  const fixed = FIXED[form];
  if (fixed !== undefined) cursor.skip(fixed);
  else if (OFFSETS.has(form)) cursor.skip(shape.offsetSize);
  else if (LEB128.has(form)) cursor.leb128();
  else skipOther(cursor, form, shape);
}

function skipOther(cursor: Cursor, form: number, shape: UnitShape): void {
  switch (form) {
    case 0x01:
      cursor.skip(shape.addressSize);
      return;
    case 0x10:
      // As wide as an address in DWARF 2 only.
      cursor.skip(shape.version === 2 ? shape.addressSize : shape.offsetSize);
      return;
    case 0x03:
      cursor.skip(cursor.u16());
      return;
    case 0x04:
      cursor.skip(cursor.u32());
      return;
    case 0x0a:
      cursor.skip(cursor.u8());
      return;
    case 0x09:
    case 0x18:
      cursor.skip(cursor.leb128());
      return;
    case FORMS.string:
      cursor.skipText();
      return;
    default:
      throw new Unreadable(`has the unknown form 0x${form.toString(16)}`);
  }
}
