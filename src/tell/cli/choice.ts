// SPDX-License-Identifier: GPL-2.0-or-later
import type { SymversChoice } from '../../kernel/compare';
import { readText } from '../../formats/content';
import { parseRules, parseSymbolList } from '../../kernel/rules';

/**
 * What a comparison looks at and tolerates, from the files of `--rules` and `--filter-symbol-list`.
 * @throws ModversionsError naming file and line
 */
export async function choiceOf(rules: string | undefined, list: string | undefined): Promise<SymversChoice> {
  return {
    rules: rules === undefined ? undefined : parseRules(await readText(rules), rules),
    symbols: list === undefined ? undefined : parseSymbolList(await readText(list), list),
  };
}
