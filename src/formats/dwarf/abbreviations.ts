import { Unreadable, type Cursor } from './cursor';

/** What entries of one code hold. */
export interface Abbreviation {
  tag: number;
  /** Name and form of each attribute, one after the other. */
  attributes: readonly number[];
}

/** A value that stands in the abbreviation itself. */
const IMPLICIT_CONST = 0x21;
/** Names and forms in one; no compiler comes near. */
const MOST = 128;

/** Reads a table of abbreviations, by code. @throws Unreadable */
export function readAbbreviations(cursor: Cursor): Map<number, Abbreviation> {
  const table = new Map<number, Abbreviation>();
  for (;;) {
    const code = cursor.leb128();
    if (code === 0) return table;
    const tag = cursor.leb128();
    cursor.skip(1);
    const attributes: number[] = [];
    for (;;) {
      const [name, form] = [cursor.leb128(), cursor.leb128()];
      if (form === IMPLICIT_CONST) cursor.leb128();
      if (name === 0 && form === 0) break;
      attributes.push(name, form);
      if (attributes.length > MOST) throw new Unreadable('has entries without an end');
    }
    table.set(code, { tag, attributes });
  }
}
