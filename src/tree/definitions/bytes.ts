// SPDX-License-Identifier: GPL-2.0-or-later
/** Classes of bytes, as far as cutting a text into declarations asks. */
export const enum Class {
  OTHER,
  BLANK,
  LINE_END,
  WORD,
  DIGIT,
  QUOTE,
  OPEN,
  CLOSE,
  PARENTHESIS,
  END_PARENTHESIS,
  SEMICOLON,
  EQUALS,
  COLON,
}

const CLASSES: readonly (readonly [bytes: string, one: Class])[] = [
  [' \t\r\f\v', Class.BLANK],
  ['\n', Class.LINE_END],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$', Class.WORD],
  ['0123456789', Class.DIGIT],
  ['"\'', Class.QUOTE],
  ['{', Class.OPEN],
  ['}', Class.CLOSE],
  ['([', Class.PARENTHESIS],
  [')]', Class.END_PARENTHESIS],
  [';', Class.SEMICOLON],
  ['=', Class.EQUALS],
  [':', Class.COLON],
];

/** The class of each byte; those beyond ASCII are letters. */
export const CLASS_OF = new Uint8Array(256).fill(Class.WORD, 128);
for (const [bytes, one] of CLASSES) for (const byte of Buffer.from(bytes)) CLASS_OF[byte] = one;
