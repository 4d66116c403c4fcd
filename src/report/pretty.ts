import { wordsOf } from '../compare';
import { printable } from '../problem';

/**
 * A record's text over several lines: one member a line, a tab for each level of braces.
 *
 * @param text words as symtypes files hold them
 * @returns lines without their ends
 */
export function prettyLines(text: string): string[] {
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
    if (line === '') line = '\t'.repeat(open.length - 1) + printable(word);
    else line += (closes ? '' : ' ') + printable(word);
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
