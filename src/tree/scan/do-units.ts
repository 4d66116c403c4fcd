// SPDX-License-Identifier: GPL-2.0-or-later
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { overWorkers } from '../files';
import type { PlannedUnit } from '../kbuild';
import type { PreprocessorChoice } from '../preprocess';
import type { Outcome, Workplace } from './unit-work';

/** A message to a worker: a unit to be done, with its number in the order. */
export interface UnitTask {
  number: number;
  unit: PlannedUnit;
}

/** A message from a worker: what came of the unit with this number. */
export interface UnitAnswer {
  number: number;
  outcome: Outcome;
}

/** What is to be done. */
export interface UnitOrder {
  units: readonly PlannedUnit[];
  workplace: Workplace;
  /** Compilers that run at once. */
  jobs: number;
  /**
   * Takes each outcome as it comes; `worker` tells whose numbers it holds.
   * @returns whether the unit is to be tried again
   */
  onOutcome: (number: number, outcome: Outcome, worker: number) => Promise<boolean>;
}

/**
 * Compilers that one thread keeps busy. Hashing a text takes about an eighth of the time that GCC takes for it,
 * and with fewer threads each one knows more headers already.
 */
const COMPILERS_A_THREAD = 6;

/** Bytes that a thread may come to need which preprocesses by itself: what it learns of the headers of a kernel. */
const MEMORY_A_THREAD = 1.75 * 2 ** 30;

/** Bytes of memory that a process may take at most: what the machine has, or the container that it runs in. */
function memoryAtMost(): number {
  const all = totalmem();
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(all, allowed) : all;
}

/** How many threads do the units of a scan. @param memory bytes that there are for them and all else */
export function threadsFor(
  preprocessor: PreprocessorChoice,
  jobs: number,
  units: number,
  memory = memoryAtMost(),
): number {
  if (preprocessor === 'compiler') return Math.min(Math.ceil(jobs / COMPILERS_A_THREAD), units);
  const room = Math.max(1, Math.floor(memory / 2 / MEMORY_A_THREAD));
  return Math.min(jobs, room, units);
}

/**
 * Preprocesses and hashes units over the cores. While a thread hashes one text, the compilers make the next.
 * The outcomes come in no order.
 */
export async function doUnits({ units, workplace, jobs, onOutcome }: UnitOrder): Promise<void> {
  const threads = threadsFor(workplace.preprocessor, jobs, units.length);
  await overWorkers<UnitTask, UnitAnswer>({
    program: join(__dirname, 'worker.js'),
    workerData: workplace,
    threads,
    // One text more than there are compilers waits to be hashed, so no compiler waits for the thread.
    atOnce: Math.ceil(jobs / threads) + 1,
    count: units.length,
    taskOf: (number) => ({ number, unit: units[number]! }),
    onAnswer: ({ number, outcome }, worker) => onOutcome(number, outcome, worker),
  });
}
