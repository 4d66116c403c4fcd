// SPDX-License-Identifier: GPL-2.0-or-later
import { readText } from '../../formats/content';
import type { JudgedComparison } from '../judge';
import { choiceOf, parseRules, Pattern, type Choice } from '../rules';
import { acceptByRules } from './by-rules';
import { severityRule, type ReasonedRule } from './reasoned-rule';

/** What a comparison looks at and tolerates. */
export interface Acceptance {
  choice: Choice;
  /** Applies the rules that need verdicts. */
  applied(comparison: JudgedComparison): JudgedComparison;
}

/** Whether a file holds rules that say why, by its name. */
const saysWhy = (file: string): boolean => /\.ya?ml$/i.test(file);

/**
 * Reads severity files and files of rules that say why. All rules count in the order in which they are given.
 * @param list a file of a symbol list; undefined for all symbols
 * @param today the day for which rules hold, `2027-01-31`
 * @throws ModversionsError naming file and line
 */
export async function acceptanceOf(
  files: readonly string[],
  list: string | undefined,
  today = new Date().toISOString().slice(0, 10),
): Promise<Acceptance> {
  if (!files.some(saysWhy))
    return { choice: await choiceOf(files, list), applied: (comparison) => comparison };
  const rules: ReasonedRule[] = [];
  for (const file of files) {
    const text = await readText(file);
    // The reader of YAML is as large as a command, and loaded for those that ask for it.
    if (saysWhy(file)) rules.push(...(await import('./read-rules')).readRules(text, file));
    else
      for (const rule of parseRules(text, file).all)
        rules.push(severityRule(rule, new Pattern(rule.pattern), file));
  }
  return {
    choice: await choiceOf([], list),
    applied: (comparison) => acceptByRules(comparison, rules, today),
  };
}
