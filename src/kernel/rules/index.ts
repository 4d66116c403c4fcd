// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `rules`: what a comparison looks at and what it tolerates. Severity rules, first match wins; and lists of
 * symbols, plain or as distributions keep those that they promise to leave as they are.
 */
export { choiceOf, type Choice } from './choice';
export { parseRules } from './parse-rules';
export { parseSymbolList } from './parse-symbol-list';
export { Pattern } from './pattern';
export { SymbolList, type Symbols } from './symbol-list';
export type { Rule, Verdict } from './rule';
export { Rules, type RuleSubject } from './rules';
