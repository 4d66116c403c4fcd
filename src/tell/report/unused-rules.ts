// SPDX-License-Identifier: GPL-2.0-or-later
import { printable } from '../../text';
import type { Rule } from '../../kernel/rules';

/** Rules that decide about nothing, a line each with its place in the file; also with the kind that no word of theirs names. */
export function unusedRulesText(file: string, rules: readonly Rule[]): string {
  const lineOf = ({ line, kind, pattern, verdict }: Rule): string =>
    `${file}:${line}: WARNING: Severity rule '${kind.toUpperCase()} ${printable(pattern)} ${verdict}' is unused\n`;
  return rules.map(lineOf).join('');
}

/** The same for programs. */
export function unusedRulesJson(file: string, rules: readonly Rule[]): string {
  const unused = rules.map(({ line, text }) => ({ line, rule: printable(text) }));
  return `${JSON.stringify({ file, unused }, null, 2)}\n`;
}
