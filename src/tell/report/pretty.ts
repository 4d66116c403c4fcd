import { wordsOf } from '../../kernel/compare';
import { printable } from '../../problem';

const CONTROL = /[\0-\x1f\x7f]/g;

/**
 * A record's text over several lines: one member a line, a tab for each level of braces.
 *
 * @param text words as symtypes files hold them
 * @param shown how a word is spelt
 * @returns lines without their ends
 */
export function prettyLines(text: string, shown: (word: string) => string = printable): string[] {
  const lines: string[] = [];
  let line = '';
  /** Open parentheses at each level of braces. */
  const open = [0];
  const finish = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of wordsOf(text)) {
    const closes = word === ',' || word === ';';
    if (word === '}') {
      finish();
      if (open.length > 1) open.pop();
    }
    if (line === '') line = '\t'.repeat(open.length - 1) + shown(word);
    else line += (closes ? '' : ' ') + shown(word);
    if (word === '(') open[open.length - 1]!++;
    else if (word === ')') open[open.length - 1]!--;
    else if (word === '{') {
      finish();
      open.push(0);
    } else if (closes && open.length > 1 && open.at(-1) === 0) finish();
  }
  finish();
  return lines;
}

/** Text of one character a byte as it is, but for control characters, which a terminal would obey: `\\x1b`. */
export function escaped(bytes: string): string {
  return bytes.replace(CONTROL, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
