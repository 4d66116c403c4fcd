// SPDX-License-Identifier: GPL-2.0-or-later
/** What a byte may begin or continue, looked up once for every byte of a unit. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';

function mark(...members: string[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const characters of members) for (const c of characters) table[c.charCodeAt(0)] = 1;
  return table;
}

/** Bytes that may begin a word. */
export const WORD_START = mark(letters);
/** Bytes that may continue a word. */
export const WORD = mark(letters, '0123456789');
export const DIGIT = mark('0123456789');
export const HEX = mark('0123456789abcdefABCDEF');
/** White space that is not a new line. */
export const BLANK = mark(' \t\f\v\r');
/** Bytes that matter while a `{ … }` is passed over. */
export const BRACE_STOP = mark('{}"\'\n\0');
/** Bytes that matter while an initialiser is passed over. */
export const EXPRESSION_STOP = mark('{}()[],;"\'\n\0');

/** Whether a byte is this letter, given as a small one, in either case. */
export const isUpperOrLower = (byte: number | undefined, lower: number): boolean =>
  byte !== undefined && (byte | 0x20) === lower;
