// SPDX-License-Identifier: GPL-2.0-or-later
import { beforeComment, hasControl, linesIn, refuseLine, withoutMark, wordsIn } from '../../formats/content';
import { printable, type Warning } from '../../problem';
import type { RawText } from '../../text';
import { SymbolList } from './symbol-list';

const SECTION = /^\[(.*)\]$/;
/**
 * What the name of a section that lists symbols ends with: `[rhel9_x86_64_stablelist]` of Red Hat,
 * `[ol10_x86_64_whitelist]` of Oracle, `[abi_symbol_list]` and `[abi_whitelist]` of Android.
 */
const LISTING = /(?:whitelist|stablelist|lockedlist|symbol_list)$/;
const REMEDY =
  'give a list with one symbol or pattern a line, below [..._stablelist], [abi_symbol_list] or no header';

/**
 * Reads a list of symbols: names, or patterns with `*` and `?`, one a line; `#` starts a comment. It may have sections
 * as the stable lists of distributions do. A section of another kind is passed over, which the list has a warning for.
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for a line that is no name
 */
export function parseSymbolList(text: RawText, file: string): SymbolList {
  const names: string[] = [];
  const warnings: Warning[] = [];
  let isListing = true;
  for (const line of linesIn(withoutMark(text))) {
    const fail = (what: string): never => refuseLine(file, line, what, REMEDY);
    const words = wordsIn(beforeComment(line.text));
    const [word, ...rest] = words;
    if (word === undefined) continue;
    if (word.startsWith('[')) {
      const [, section] = SECTION.exec(words.join(' ')) ?? fail('the header of a section has no end');
      isListing = LISTING.test(section!);
      if (!isListing) warnings.push(passedOver(file, line.number, section!));
    } else if (isListing) {
      if (rest.length > 0) fail('text after the name');
      if (hasControl(word)) fail('a control character in the name');
      names.push(word);
    }
  }
  return new SymbolList(file, names, warnings);
}

function passedOver(file: string, line: number, section: string): Warning {
  return {
    message: `${file}:${line}: the section [${printable(section)}] is no list of symbols: it was passed over`,
    remedy: 'name it [..._stablelist] if it lists symbols',
  };
}
