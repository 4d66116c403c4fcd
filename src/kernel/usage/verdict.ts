// SPDX-License-Identifier: GPL-2.0-or-later
import { worst, type Verdict } from '../judge';
import type { Obstacle } from '../loader';
import type { ModuleCause, Reach } from './result';

/** A cause behind a module's symbols, and what it means for whom it reaches. */
export interface Concern {
  cause: ModuleCause;
  verdict: Verdict;
}

/** Whether a module's code can depend on what changed, as far as that is not proved to be compatible. */
export function affectedBy(concerns: readonly Concern[], hasUnexplained: boolean): Reach {
  const reaches = concerns.filter(({ verdict }) => verdict !== 'compatible').map(({ cause }) => cause.reach);
  if (reaches.includes('yes')) return 'yes';
  return hasUnexplained || reaches.includes('maybe') ? 'maybe' : 'no';
}

/**
 * What the difference between both kernels means to a module: to one that does not load, whether it would work if the
 * versions were not compared; to one that does, whether it works.
 * @param known whether versions differ that no cause explains, whether causes are known, and whether all exports are
 * @returns null for a module that loads and whose symbols mean the same, and where nothing is known of the causes
 */
export function verdictOf(
  obstacles: readonly Obstacle[],
  concerns: readonly Concern[],
  { hasUnexplained, areKnown, isWhole }: { hasUnexplained: boolean; areKnown: boolean; isWhole: boolean },
): Verdict | null {
  // A symbol that is missing may be an export of what was not given.
  const isElsewhere = !isWhole && obstacles.some(({ kind }) => kind === 'missing');
  if (obstacles.some(({ kind }) => kind !== 'crc' && !(isElsewhere && kind === 'missing'))) return 'break';
  if (obstacles.length + concerns.length === 0 || !areKnown) return null;
  const verdicts = concerns.filter(({ cause }) => cause.reach !== 'no').map(({ verdict }) => verdict);
  if (hasUnexplained || isElsewhere) verdicts.push('unknown');
  return verdicts.length > 0 ? worst(verdicts) : 'compatible';
}
