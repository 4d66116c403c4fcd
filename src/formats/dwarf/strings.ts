// SPDX-License-Identifier: GPL-2.0-or-later
import { Cursor, Unreadable } from './cursor';
import type { DebugData } from './debug-data';
import { endOfText, FORMS, lengthAt } from './forms';
import type { Fields } from '../elf';

/** Bytes of the longest name, and of all names that are kept. Rust's are some thousand. */
const MOST = { name: 1 << 16, all: 1 << 28 } as const;

/** The texts of debug data, each section's by their places. */
export class Strings {
  private readonly known = new Map<string, Map<number, string>>();
  private kept = 0;

  constructor(private readonly data: DebugData) {}

  /**
   * The text of a value; null for a form that is none.
   * @param fields the section in which the value stands
   * @param base of the unit in `.debug_str_offsets`
   * @throws Unreadable
   */
  of(fields: Fields, at: number, form: number, offsetSize: 4 | 8, base: () => number): string | null {
    switch (form) {
      case FORMS.string:
        return this.textIn(fields, at);
      case FORMS.strp:
        return this.textAt('.debug_str', offsetAt(fields, at, offsetSize));
      case FORMS.line_strp:
        return this.textAt('.debug_line_str', offsetAt(fields, at, offsetSize));
      case FORMS.strx:
      case FORMS.strx1:
      case FORMS.strx2:
      case FORMS.strx3:
      case FORMS.strx4:
        return this.indexed(base() + indexAt(fields, at, form) * offsetSize, offsetSize);
      default:
        return null;
    }
  }

  private indexed(at: number, offsetSize: 4 | 8): string {
    const offsets = this.data.section('.debug_str_offsets');
    if (!offsets || at + offsetSize > offsets.bytes.length)
      throw new Unreadable('has a name outside of its strings');
    return this.textAt('.debug_str', offsetAt(offsets, at, offsetSize));
  }

  private textAt(name: string, at: number): string {
    let texts = this.known.get(name);
    if (!texts) this.known.set(name, (texts = new Map<number, string>()));
    const known = texts.get(at);
    if (known !== undefined) return known;
    const fields = this.data.section(name);
    if (!fields || at >= fields.bytes.length) throw new Unreadable('has a name outside of its strings');
    const text = this.textIn(fields, at);
    this.kept += text.length + 16;
    if (this.kept > MOST.all) throw new Unreadable('has names without an end');
    texts.set(at, text);
    return text;
  }

  private textIn({ bytes }: Fields, at: number): string {
    const end = endOfText(bytes, at);
    if (end - at > MOST.name) throw new Unreadable('has a name without an end');
    return bytes.toString('latin1', at, end);
  }
}

const offsetAt = (fields: Fields, at: number, size: 4 | 8): number =>
  new Cursor(fields, at, fields.bytes.length).offset(size);

/** The number of a text in `.debug_str_offsets`. */
function indexAt(fields: Fields, at: number, form: number): number {
  const { bytes, isLittle } = fields;
  switch (form) {
    case FORMS.strx1:
      return bytes[at]!;
    case FORMS.strx2:
      return fields.u16(at);
    case FORMS.strx3:
      return isLittle ? bytes.readUIntLE(at, 3) : bytes.readUIntBE(at, 3);
    case FORMS.strx4:
      return fields.u32(at);
    default:
      return lengthAt(bytes, at);
  }
}
