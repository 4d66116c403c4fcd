// SPDX-License-Identifier: GPL-2.0-or-later
/** One line of a text. */
export interface Line {
  /** Without its end. */
  text: string;
  /** From 1. */
  number: number;
}

/**
 * The lines of a text, one at a time, however many there are. The empty rest behind the last line end is no
 * line.
 */
export function* linesIn(text: string): Generator<Line> {
  let number = 0;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    yield { text: text.slice(at, end), number: ++number };
    at = end + 1;
  }
}
