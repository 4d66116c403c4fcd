// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type Verdict } from '../../../kernel/judge';
import type { CheckedModule, ModuleCheck } from '../../../kernel/usage';
import { toldOf, type Told } from '../../../text';
import { isTroubled, summaryOf } from './wording';

/** What people are told of a check: the one thing that reports for people are made from. */
export interface ToldCheck extends Told<ModuleCheck> {
  /** What it comes to, in two short lines. */
  summary: readonly string[];
  /** The same in one line. */
  headline: string;
  /** Modules that would not load, or whose symbols mean something else: the worst first, else in the order of the check. */
  troubled: readonly Told<CheckedModule>[];
}

export function toldCheck(check: ModuleCheck): ToldCheck {
  const told = toldOf(check);
  const summary = summaryOf(told);
  return { ...told, summary, headline: summary.join('; '), troubled: troubledModules(told) };
}

/** What a refusal means; nothing being known of it may be a break, as for `--fail-on`. */
const verdictOf = ({ verdict }: { verdict: Verdict | null }): Verdict => verdict ?? 'unknown';

function troubledModules({ modules }: Told<ModuleCheck>): Told<CheckedModule>[] {
  return modules.filter(isTroubled).sort((one, other) => byVerdict(verdictOf(one), verdictOf(other)));
}
