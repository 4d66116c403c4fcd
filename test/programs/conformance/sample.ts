// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import type { PlannedUnit as Unit } from '../../../src/tree/kbuild';
import { askOracle } from './oracle';
import { Progress } from './progress';
import { pooled } from './run';
import { Kernel } from './store';

/** The units to check, sorted by name, and those that could not be preprocessed with the reason. */
export interface Choice {
  units: Unit[];
  skipped: { unit: string; reason: string }[];
}

/** Chooses every candidate that really exports something. */
export async function allExporting(kernel: Kernel, candidates: Unit[], jobs: number): Promise<Choice> {
  return sampleExporting(kernel, byName(candidates), candidates.length, jobs);
}

/**
 * Takes candidates in the given order until `count` of them really export something.
 *
 * Only as many are tried at once as are still wanted, so the choice does not depend on `jobs`.
 */
export async function sampleExporting(
  kernel: Kernel,
  ordered: Unit[],
  count: number,
  jobs: number,
): Promise<Choice> {
  const choice: Choice = { units: [], skipped: [] };
  const progress = new Progress('preprocess', Math.min(count, ordered.length));
  let next = 0;
  while (choice.units.length < count && next < ordered.length) {
    const batch = ordered.slice(next, next + count - choice.units.length);
    next += batch.length;
    const states = await pooled(batch, jobs, async (unit) => {
      const state = await askOracle(kernel, unit).catch((error: Error) => error);
      // Silent candidates count only where all are tried: there they are part of the whole.
      if (state === 'exports' || count >= ordered.length) progress.add(1);
      return state;
    });
    for (const [at, state] of states.entries()) {
      const unit = batch[at] as Unit;
      if (state === 'exports') choice.units.push(unit);
      else if (state !== 'silent') choice.skipped.push({ unit: unit.name, reason: state.message });
    }
  }
  progress.end();
  return { ...choice, units: byName(choice.units) };
}

/** An order that depends on the seed and the names alone: one candidate more or less moves no other. */
export function seededOrder<T extends { name: string }>(items: T[], seed: number): T[] {
  const keyed = items.map((item) => ({
    item,
    key: createHash('sha256').update(`${seed}:${item.name}`).digest('hex'),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

/** `**` stands for any text, `*` for any without a slash, `?` for one character. */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*|[*?]|[^\w/]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

function byName(units: Unit[]): Unit[] {
  return [...units].sort((a, b) => (a.name < b.name ? -1 : 1));
}
