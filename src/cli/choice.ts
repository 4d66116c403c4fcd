import type { SymversChoice } from '../compare';
import { readText } from '../content';
import { parseRules, parseSymbolList } from '../rules';
import type { ComparisonArguments } from './commands/comparison-options';

/** What the files behind `--rules` and `--filter-symbol-list` say. @throws ModversionsError naming file and line */
export async function choiceOf({
  rules,
  filterSymbolList: list,
}: Pick<ComparisonArguments, 'rules' | 'filterSymbolList'>): Promise<SymversChoice> {
  return {
    rules: rules === undefined ? undefined : parseRules(await readText(rules), rules),
    symbols: list === undefined ? undefined : parseSymbolList(await readText(list), list),
  };
}
