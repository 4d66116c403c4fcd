// SPDX-License-Identifier: GPL-2.0-or-later
import type { Sought } from '../cache';
import type { PlannedUnit } from '../kbuild';
import { Disagreement } from '../preprocess';
import type { Results } from './results';
import type { Seeker } from './seeker';
import type { UnitThreads } from './unit-threads';

/** Who seeks in headers, and by what. */
export interface Seeking {
  seeker: Seeker;
  results: Results;
  threads: UnitThreads;
  /** Whether an earlier scan sought the same in the same headers. */
  isKnown: boolean;
}

/**
 * Reads the headers in which something is sought, and those that it leads to, until nothing more is found.
 * @param sought as the seeker gave it
 * @returns what was read of it, and whether anything was
 */
export async function foundIn(
  sought: Sought,
  { seeker, results, threads, isKnown }: Seeking,
): Promise<{ sought: Sought; hasSought: boolean }> {
  // A header that cannot be read, by itself or behind others, tells nothing.
  const read = async (units: readonly PlannedUnit[]): Promise<PlannedUnit[]> => {
    const done: PlannedUnit[] = [];
    await threads.do(units, (number, outcome, worker) => {
      if (outcome.kind === 'disagrees') throw new Disagreement(outcome.message);
      if (outcome.kind === 'done') {
        results.take(units[number]!, outcome, worker);
        done.push(units[number]!);
      }
      return false;
    });
    return done;
  };
  const missing = sought.units.filter((unit) => !results.has(unit));
  const hasSought = !isKnown || missing.length > 0;
  await read(missing);
  const found = new Map<string, PlannedUnit>();
  const add = (units: readonly PlannedUnit[]): void => {
    for (const unit of units) found.set(unit.name, unit);
  };
  add(sought.units.filter((unit) => results.has(unit)));
  const soFar = (): Sought => ({ ...sought, units: [...found.values()] });
  if (!hasSought) return { sought: soFar(), hasSought };
  for (;;) {
    const further = seeker.further(soFar());
    if (further.length === 0) break;
    add(await read(further));
  }
  return { sought: { ...soFar(), declared: seeker.declared }, hasSought };
}
