// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, Verdict } from '../judge';
import type { Pattern, Rule } from '../rules';

/** Until when a rule holds: through that day, or for kernels before that release. */
export type Until = { day: string } | { release: string };

/**
 * A rule that says why: it decides about what happened to exports, or about what a cause changes. A list that is null
 * matches everything.
 */
export interface ReasonedRule {
  action: 'pass' | 'fail';
  exports: readonly Pattern[] | null;
  modules: readonly Pattern[] | null;
  namespaces: readonly Pattern[] | null;
  /** Held against `s#pot`, `struct pot` and `pot`. */
  types: readonly Pattern[] | null;
  /** The member, enumerator or parameter that a finding is about. */
  members: readonly Pattern[] | null;
  kinds: ReadonlySet<KindId> | null;
  verdicts: ReadonlySet<Verdict> | null;
  /** Null for a severity rule, which has none. */
  reason: string | null;
  bug: string | null;
  owner: string | null;
  until: Until | null;
  file: string;
  line: number;
  /** Itself in a line. */
  text: string;
}

/** A severity rule as one of those, so that files of both kinds count in their order. */
export function severityRule(
  { kind, verdict, text, line }: Rule,
  pattern: Pattern,
  file: string,
): ReasonedRule {
  return {
    action: verdict === 'PASS' ? 'pass' : 'fail',
    exports: kind === 'symbol' ? [pattern] : null,
    modules: kind === 'module' ? [pattern] : null,
    namespaces: kind === 'namespace' ? [pattern] : null,
    types: null,
    members: null,
    kinds: null,
    verdicts: null,
    reason: null,
    bug: null,
    owner: null,
    until: null,
    file,
    line,
    text,
  };
}
