// SPDX-License-Identifier: GPL-2.0-or-later
import { readText } from '../../formats/content';
import { parseRules } from './parse-rules';
import { parseSymbolList } from './parse-symbol-list';
import { Rules } from './rules';
import type { SymbolList } from './symbol-list';

/** What a comparison tolerates and looks at, as files have it. */
export interface Choice {
  rules: Rules | undefined;
  symbols: SymbolList | undefined;
}

/**
 * Reads what a comparison looks at and tolerates.
 * @param rules files of severity rules, whose rules count in this order
 * @param list a file of a symbol list; undefined for all symbols
 * @throws ModversionsError naming file and line
 */
export async function choiceOf(rules: readonly string[], list: string | undefined): Promise<Choice> {
  const read: Rules[] = [];
  for (const file of rules) read.push(parseRules(await readText(file), file));
  return {
    rules: read.length === 0 ? undefined : Rules.of(read),
    symbols: list === undefined ? undefined : parseSymbolList(await readText(list), list),
  };
}
