// SPDX-License-Identifier: GPL-2.0-or-later
/** What a pattern is held against. */
export type RuleKind = 'module' | 'namespace' | 'symbol';

/** Whether a change is tolerated. */
export type Verdict = 'PASS' | 'FAIL';

/** One severity rule. */
export interface Rule {
  kind: RuleKind;
  /** With `*` and `?`. */
  pattern: string;
  verdict: Verdict;
  /** Where it stands, from 1. */
  line: number;
  /** Its file, where the rules are of several; its line is one of that. */
  file?: string;
  /** Its words as they stand there, one space between them, no comment. */
  text: string;
}

/** The words that name a kind. */
export const KINDS: Readonly<Record<string, RuleKind>> = {
  MODULE: 'module',
  NAMESPACE: 'namespace',
  SYMBOL: 'symbol',
};

/** The kind that a pattern has where none is named: see "Severity rules" of the formats. */
export function guessedKind(pattern: string): RuleKind {
  if (pattern.includes('/') || pattern === 'vmlinux') return 'module';
  return /^[A-Z0-9_]+$/.test(pattern) ? 'namespace' : 'symbol';
}
