// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';

/** Bits of the table below. */
export const enum Class {
  /** May begin an identifier. */
  BEGINS_NAME = 1,
  DIGIT = 2,
  /** May go on in an identifier or a number. */
  IN_NAME = 4,
}

/** The codes that stand around the number of a `__COUNTER__` until the unit is known, in which it counts. */
export const COUNTER_BEGIN = '\u0001';
export const COUNTER_END = '\u0002';

/** The classes of each byte. Bytes beyond ASCII have none. */
export const CLASS = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) CLASS[code] = Class.BEGINS_NAME | Class.IN_NAME;
  else if (/\d/.test(character)) CLASS[code] = Class.DIGIT | Class.IN_NAME;
}
CLASS[COUNTER_BEGIN.charCodeAt(0)] = Class.DIGIT | Class.IN_NAME;
CLASS[COUNTER_END.charCodeAt(0)] = Class.IN_NAME;

/**
 * Length of the continuation of a line at a backslash, 0 for none. GCC takes blanks before the end of the line for
 * part of it.
 */
export function spliceAt(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === Char.NEWLINE) return end + 1 - at;
    if (code !== Char.SPACE && code !== Char.TAB && code !== Char.FORM_FEED && code !== Char.VERTICAL_TAB)
      return 0;
    end++;
  }
}

/** How many lines end between two places. */
export function linesBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
