// SPDX-License-Identifier: GPL-2.0-or-later
import { Unreadable, type Cursor } from './cursor';
import { FORMS, widthOf, type UnitShape } from './forms';

/** What entries of one code hold. Attributes are numbered in the order in which their values stand. */
export interface Abbreviation {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly names: readonly number[];
  readonly forms: readonly number[];
  /** Values that stand in the abbreviation itself, by the number of the attribute. */
  readonly constants: ReadonlyMap<number, bigint>;
  /** Bytes from the first value to each value; -1 behind one whose width is not fixed. */
  readonly places: readonly number[];
  /** Bytes of all values; -1 where one of them has no fixed width. */
  readonly width: number;
}

/** By code. Codes are small numbers, and an array with gaps takes any. */
export type Abbreviations = readonly (Abbreviation | undefined)[];

/** Attributes of one entry; no compiler comes near. */
const MOST = 64;

/** Reads a table of abbreviations for units of one shape. @throws Unreadable */
export function readAbbreviations(cursor: Cursor, shape: UnitShape): { table: Abbreviations; count: number } {
  const table: Abbreviation[] = [];
  for (let count = 0; ; count++) {
    const code = cursor.leb128();
    if (code === 0) return { table, count };
    table[code] = readOne(cursor, shape);
  }
}

function readOne(cursor: Cursor, shape: UnitShape): Abbreviation {
  const tag = cursor.leb128();
  const hasChildren = cursor.u8() !== 0;
  const names: number[] = [];
  const forms: number[] = [];
  const places: number[] = [];
  const constants = new Map<number, bigint>();
  let width = 0;
  for (;;) {
    const [name, form] = [cursor.leb128(), cursor.leb128()];
    if (form === FORMS.implicit_const) constants.set(names.length, cursor.signedLeb128());
    if (name === 0 && form === 0) break;
    names.push(name);
    forms.push(form);
    places.push(width);
    if (names.length > MOST) throw new Unreadable('has entries without an end');
    const bytes = widthOf(form, shape);
    width = width < 0 || bytes < 0 ? -1 : width + bytes;
  }
  return { tag, hasChildren, names, forms, constants, places, width };
}
