// SPDX-License-Identifier: GPL-2.0-or-later
declare const KIND: unique symbol;

/**
 * Text as the bytes of a file, one character a byte (Latin-1), whatever encoding they are in. Kernel text need not be
 * UTF-8, so only this form loses nothing and keeps the order of bytes. Any string of ours is one, `Shown` text is not.
 */
export type RawText = string & { readonly [KIND]?: 'raw' };

/** Text in Unicode that people may safely be shown. Only `shown` and `visible` make it. */
export type Shown = string & { readonly [KIND]: 'shown' };

/** The text of some bytes. */
export function rawText(bytes: Uint8Array, start = 0, end = bytes.length): RawText {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString('latin1', start, end);
}

/** The bytes of a text. */
export function bytesOf(text: RawText): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Unicode text, such as an argument or a report, as the bytes of its UTF-8. */
export function inUtf8(text: string): RawText {
  return BEYOND.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** Characters besides ASCII. */
const BEYOND = /[^\0-\x7f]/;
const CONTROL = /[\0-\x1f\x7f]/g;

/** Text for programs that take bytes as they are, but for control characters, which a terminal would obey: `\x1b`. */
export function escaped(text: RawText): RawText {
  return text.replace(CONTROL, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
