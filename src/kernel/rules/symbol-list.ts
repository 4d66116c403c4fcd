// SPDX-License-Identifier: GPL-2.0-or-later
import { beforeComment, hasControl, linesIn, refuseLine, wordsIn } from '../../formats/content';
import { Patterns } from './patterns';
import type { RawText } from '../../text';

const SECTION = /^\[(.*_stablelist|abi_symbol_list)\]$/;
const REMEDY =
  'give a list with one symbol or pattern a line, below [..._stablelist] or [abi_symbol_list] or no header';

/** The symbols that a comparison looks at. */
export interface SymbolList {
  has(name: string): boolean;
}

/**
 * Reads a list of symbols: names, or patterns with `*` and `?`, one a line; `#` starts a comment. Headers of the
 * sections that stable lists have, and the blanks before their names, change nothing.
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for a line that is no name, or another section
 */
export function parseSymbolList(text: RawText, file: string): SymbolList {
  const patterns = new Patterns();
  for (const line of linesIn(text)) {
    const [word, ...rest] = wordsIn(beforeComment(line.text));
    if (word === undefined) continue;
    const fail = (what: string): never => refuseLine(file, line, what, REMEDY);
    if (rest.length > 0) fail('text after the name');
    if (hasControl(word)) fail('a control character in the name');
    if (!word.startsWith('[')) patterns.add(word);
    else if (!SECTION.test(word)) fail('the section is no list of stable symbols');
  }
  return { has: (name) => patterns.firstFor(name) !== undefined };
}
