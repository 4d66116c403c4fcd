// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type JudgedCause } from '../judge';

/** The causes of one export: the worst first, of these the nearest to it, else as they were. */
export function nearestFirst(causes: readonly JudgedCause[]): JudgedCause[] {
  return [...causes].sort(
    (one, other) =>
      byVerdict(one.judgement.verdict, other.judgement.verdict) || distance(one) - distance(other),
  );
}

/** Steps of the shortest chain; a cause without one is the farthest. */
const distance = ({ chains }: JudgedCause): number =>
  chains.reduce((least, { steps }) => Math.min(least, steps.length), Number.MAX_SAFE_INTEGER);
