// SPDX-License-Identifier: GPL-2.0-or-later
import { Unreadable, type Cursor } from './cursor';
import type { Abbreviations } from './abbreviations';
import type { UnitShape } from './forms';

/** The header of a unit. */
export interface UnitHeader extends UnitShape {
  /** Where it begins and ends in `.debug_info`. */
  start: number;
  end: number;
  /** Where its first entry begins. */
  entries: number;
  /** Of its table in `.debug_abbrev`. */
  abbreviations: number;
  /** A type unit: the 64 bits by which others refer to its type, and where that is; null for all others. */
  type: { signature: string; at: number } | null;
}

/** One unit of debug information: what a compiler saw as one source with all that it includes. */
export interface Unit extends UnitHeader {
  /** From 0, in the order of the section. */
  index: number;
  table: Abbreviations;
}

/** Kinds of units of DWARF 5 whose headers are longer: type, skeleton, split compile, split type. */
const [TYPE, SKELETON, SPLIT_COMPILE, SPLIT_TYPE] = [2, 4, 5, 6];
const LAST_KIND = SPLIT_TYPE;

/**
 * Reads the header of the next unit, and moves on behind the unit.
 * @param isTypes for a unit of `.debug_types`, whose headers look different
 * @throws Unreadable
 */
export function readUnitHeader(cursor: Cursor, isTypes: boolean): UnitHeader {
  const start = cursor.at;
  const { length, offsetSize } = cursor.length();
  if (length > cursor.end - cursor.at) throw new Unreadable('is cut off');
  const end = cursor.at + length;
  const version = cursor.u16();
  if (version < 2 || version > 5) throw new Unreadable(`is of the unknown version ${version}`);
  let [addressSize, kind] = [0, isTypes ? TYPE : 1];
  if (version === 5) {
    kind = cursor.u8();
    if (kind < 1 || kind > LAST_KIND) throw new Unreadable(`has a unit of the unknown kind ${kind}`);
    addressSize = cursor.u8();
  }
  const abbreviations = cursor.offset(offsetSize);
  if (version < 5) addressSize = cursor.u8();
  if (kind === SKELETON || kind === SPLIT_COMPILE) cursor.skip(8);
  let type: UnitHeader['type'] = null;
  if (kind === TYPE || kind === SPLIT_TYPE) {
    const signature = `${cursor.u32()}:${cursor.u32()}`;
    type = { signature, at: start + cursor.offset(offsetSize) };
  }
  if (cursor.at > end) throw new Unreadable('is cut off');
  const header = { start, end, entries: cursor.at, version, offsetSize, addressSize, abbreviations, type };
  cursor.at = end;
  return header;
}
