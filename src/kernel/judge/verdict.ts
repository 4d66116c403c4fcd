/**
 * What a change means for a compiled module. `compatible`: proved that none can tell; `conditional`: safe under a
 * condition that is stated; `unknown`: not proved either way; `break`: a compiled module would misbehave.
 */
export type Verdict = 'compatible' | 'conditional' | 'unknown' | 'break';

/** From the best to the worst. What is not proved may be a break, so only a proved break is worse. */
export const VERDICTS: readonly Verdict[] = ['compatible', 'conditional', 'unknown', 'break'];

/** The worst of some verdicts; of none, nothing can be told. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let rank = -1;
  for (const verdict of verdicts) rank = Math.max(rank, VERDICTS.indexOf(verdict));
  return VERDICTS[rank] ?? 'unknown';
}

/** Orders verdicts, the worst first. */
export function byVerdict(one: Verdict, other: Verdict): number {
  return VERDICTS.indexOf(other) - VERDICTS.indexOf(one);
}
