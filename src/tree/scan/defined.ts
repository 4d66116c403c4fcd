// SPDX-License-Identifier: GPL-2.0-or-later
/** Which units define what, in runs of numbers: a unit defines thousands, and mostly what others define with it. */
import { numbersOf, runsOf, type Definition } from '../../formats/corpus';
import type { FoundDefinition } from './definitions';

/**
 * Runs of one numbering as runs of another.
 * @param meanings our number by theirs
 */
export function runsAs(meanings: readonly number[], runs: readonly number[]): readonly number[] {
  const numbers = numbersOf(runs, meanings.length) ?? [];
  return runsOf(Int32Array.from(numbers, (number) => meanings[number]!).sort());
}

/** What these units define together, and whether a module's unit does. */
export function definedIn(
  definitions: readonly FoundDefinition[],
  units: Iterable<{ isModule: boolean; runs: readonly number[] }>,
): Definition[] {
  const anywhere = new Int32Array(definitions.length + 1);
  const inModules = new Int32Array(definitions.length + 1);
  for (const { isModule, runs } of units) {
    addRuns(anywhere, runs);
    if (isModule) addRuns(inModules, runs);
  }
  const found: Definition[] = [];
  let times = 0;
  let timesInModules = 0;
  definitions.forEach((definition, number) => {
    times += anywhere[number]!;
    timesInModules += inModules[number]!;
    if (times > 0) found.push({ ...definition, inModules: timesInModules > 0 });
  });
  return found;
}

/** Counts one more where a run begins, and one less behind its end. */
function addRuns(changes: Int32Array, runs: readonly number[]): void {
  let next = 0;
  for (let at = 0; at < runs.length; at += 2) {
    next += runs[at]!;
    changes[next]!++;
    next += runs[at + 1]!;
    changes[next]!--;
  }
}
