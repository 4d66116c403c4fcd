// SPDX-License-Identifier: GPL-2.0-or-later
import { wordsOf } from '../../formats/corpus';

/**
 * A record's text over several lines: one member a line, a tab for each level of braces.
 *
 * @param text words as symtypes files hold them
 * @param spelt how a word is
 * @returns lines without their ends
 */
export function prettyLines(text: string, spelt: (word: string) => string = (word) => word): string[] {
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
    if (line === '') line = '\t'.repeat(open.length - 1) + spelt(word);
    else line += (closes ? '' : ' ') + spelt(word);
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
