import type { Line } from '../content';
import { ModversionsError, printable } from '../problem';

/** The blanks of ASCII: in latin1 `\s` would take bytes of UTF-8 letters for blanks. */
const BLANKS = /[\t\v\f\r ]+/;
const LONGEST_SHOWN = 200;

/** The words of a line before a comment begins. */
export function wordsIn(line: string): string[] {
  const comment = line.indexOf('#');
  const words = (comment < 0 ? line : line.slice(0, comment)).split(BLANKS);
  return words.filter((word) => word !== '');
}

/** @throws ModversionsError that shows the line: `FILE:LINE: what: 'the line'` */
export function refuseLine(file: string, { text, number }: Line, what: string, remedy: string): never {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text.replace(/\r$/, '');
  throw new ModversionsError(`${file}:${number}: ${what}: '${printable(shown)}'`, remedy);
}

/** Whether a word holds a control character, as no name does. */
export function hasControl(word: string): boolean {
  return /[\0-\x1f\x7f]/.test(word);
}
