// SPDX-License-Identifier: GPL-2.0-or-later
import type { SymversChoice } from '../../kernel/compare';
import { readText } from '../../formats/content';
import { parseRules, parseSymbolList, Rules, type SymbolList } from '../../kernel/rules';

/**
 * What a comparison looks at and tolerates, from the files of `--rules`, in their order, and of `--filter-symbol-list`.
 * @throws ModversionsError naming file and line
 */
export async function choiceOf(
  rules: readonly string[],
  list: string | undefined,
): Promise<SymversChoice & { symbols: SymbolList | undefined }> {
  const read = await Promise.all(rules.map(async (file) => parseRules(await readText(file), file)));
  return {
    rules: read.length === 0 ? undefined : Rules.of(read),
    symbols: list === undefined ? undefined : parseSymbolList(await readText(list), list),
  };
}
