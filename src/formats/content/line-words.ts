// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable } from '../../problem';
import type { Line } from './lines-in';

/** Characters of a line that a message shows. */
const LONGEST_SHOWN = 200;

/** The words of a line, whatever blanks are between them: those of ASCII, since 0xa0 may be part of a letter. */
export function wordsIn(line: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    const isBlank = code === 32 || (code >= 9 && code <= 13);
    if (isBlank && start >= 0) {
      words.push(line.slice(start, at));
      start = -1;
    } else if (!isBlank && start < 0) start = at;
  }
  if (start >= 0) words.push(start === 0 ? line : line.slice(start));
  return words;
}

/** What stands in a line before a `#`. */
export function beforeComment(line: string): string {
  const comment = line.indexOf('#');
  return comment < 0 ? line : line.slice(0, comment);
}

/** @throws ModversionsError that shows the line: `FILE:LINE: what: 'the line'` */
export function refuseLine(file: string, { text, number }: Line, what: string, remedy: string): never {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text.replace(/\r$/, '');
  throw new ModversionsError(`${file}:${number}: ${what}: '${printable(shown)}'`, remedy);
}

/** Whether a text holds a control character other than a blank, as no line of words does. */
export function hasControl(text: string): boolean {
  return /[\0-\x08\x0e-\x1f\x7f]/.test(text);
}
