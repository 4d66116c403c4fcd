import { ModversionsError, printable } from '../problem';
import type { Line } from './lines-in';

/** The blanks of ASCII: in latin1 `\s` would take bytes of UTF-8 letters for blanks. */
const BLANKS = /[\t\v\f\r ]+/;
const LONGEST_SHOWN = 200;

/** The words of a line, whatever blanks are between them. */
export function wordsIn(line: string): string[] {
  return line.split(BLANKS).filter((word) => word !== '');
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

/** Whether a word holds a control character, as no name does. */
export function hasControl(word: string): boolean {
  return /[\0-\x1f\x7f]/.test(word);
}
