// SPDX-License-Identifier: GPL-2.0-or-later

/** Columns that a tab goes on to. */
const TAB = 8;
/** Columns by which the rest of a line is set in. */
const DEEPER = '    ';
/** Least columns for words beside what a line is set in by. */
const LEAST = 24;
/** What a terminal shows as a colour and not as text. */

const COLOR = /\x1b\[[\d;]*m/g;

/**
 * Pieces of a text with lines of the terminal's width at most: longer ones are broken at blanks, and what is left stands below,
 * set in, behind the mark of a difference as well. A word that is longer stays whole, so that it can be copied.
 * @param width columns; null for what is no terminal, where lines stay as they are
 */
export function* fitted(pieces: string | Iterable<string>, width: number | null): Generator<string> {
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces) yield fittedText(piece, width);
}

/** The same of a whole text. */
export const fittedText = (text: string, width: number | null): string =>
  width === null ? text : text.split('\n').map(fitter(width)).join('\n');

const fitter =
  (width: number) =>
  (line: string): string => {
    if (columnsOf(line) <= width) return line;
    const [lead] = /^(?:\x1b\[[\d;]*m)*[-+]?\s*/.exec(line)!;
    const plain = lead.replace(COLOR, '');
    const mark = /^[-+]\s/.test(plain) ? plain[0]! : '';
    const room = Math.max(0, Math.min(columnsOf(plain), width - LEAST) - mark.length);
    const further = `${mark}${' '.repeat(room)}${DEEPER}`;
    const words = line.slice(lead.length).split(' ');
    const lines = [`${lead}${words.shift()!}`];
    for (const word of words) {
      const longer = `${lines.at(-1)!} ${word}`;
      if (columnsOf(longer) <= width || word === '') lines[lines.length - 1] = longer;
      else lines.push(`${further}${word}`);
    }
    return lines.map((one) => one.trimEnd()).join('\n');
  };

/** Columns that a line takes on a terminal. */
function columnsOf(line: string): number {
  const text = line.replace(COLOR, '');
  if (!text.includes('\t')) return text.length;
  let columns = 0;
  for (const character of text) columns += character === '\t' ? TAB - (columns % TAB) : 1;
  return columns;
}
