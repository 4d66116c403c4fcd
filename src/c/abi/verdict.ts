// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What a change means for a compiled module. `compatible`: proved that none can tell; `conditional`: safe under a
 * condition that is stated; `unknown`: not proved either way; `break`: a compiled module would misbehave.
 */
export type Verdict = 'compatible' | 'conditional' | 'unknown' | 'break';

/** From the worst to the best. What is not proved may be a break, so only a proved break is worse. */
export const VERDICTS: readonly Verdict[] = ['break', 'unknown', 'conditional', 'compatible'];

/** Orders verdicts, the worst first. */
export function byVerdict(one: Verdict, other: Verdict): number {
  return VERDICTS.indexOf(one) - VERDICTS.indexOf(other);
}

/** The worst of some verdicts; of none, nothing can be told. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  return [...verdicts].sort(byVerdict)[0] ?? 'unknown';
}
