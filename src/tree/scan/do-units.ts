// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import { overWorkers } from '../files';
import type { PlannedUnit } from '../kbuild';
import type { PreprocessorChoice } from '../preprocess';
import { heapOf, memoryAtMost, MOST_A_THREAD, shareOf } from './memory';
import type { Outcome, Workplace } from './unit-work';

/** A message to a worker: a unit to be done, with its number in the order. */
export interface UnitTask {
  number: number;
  unit: PlannedUnit;
  /** Whether the compiler preprocesses it, whoever does the others. */
  isForCompiler: boolean;
}

/** What a worker is started with. */
export interface WorkerOrder {
  workplace: Workplace;
  /** Bytes of memory that it may take. */
  share: number;
}

/** A message from a worker: what came of the unit with this number. */
export interface UnitAnswer {
  number: number;
  outcome: Outcome;
  /** Whether the worker has taken its share of the memory. */
  isSpent: boolean;
}

/** What is to be done. */
export interface UnitOrder {
  units: readonly PlannedUnit[];
  workplace: Workplace;
  /** Compilers that run at once. */
  jobs: number;
  /** Takes a line on what people should know. */
  say: (line: string) => void;
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

/** Threads that a unit may exhaust: with the second it began anew, and behind that the compiler makes its text. */
const MOST_LOST = 2;

/** How many threads do the units of a scan. @param memory bytes that there are for them and all else */
export function threadsFor(
  preprocessor: PreprocessorChoice,
  jobs: number,
  units: number,
  memory: number,
): number {
  if (preprocessor === 'compiler') return Math.min(Math.ceil(jobs / COMPILERS_A_THREAD), units);
  const room = Math.max(1, Math.floor(memory / 2 / MOST_A_THREAD));
  return Math.min(jobs, room, units);
}

/**
 * Preprocesses and hashes units over the cores. While a thread hashes one text, the compilers make the next.
 * The outcomes come in no order.
 */
export async function doUnits({ units, workplace, jobs, say, onOutcome }: UnitOrder): Promise<void> {
  const memory = memoryAtMost();
  const threads = threadsFor(workplace.preprocessor, jobs, units.length, memory);
  const share = shareOf(threads, memory);
  const told = new Set<string>();
  const tell = (line: string): void => {
    if (!told.has(line)) say(line);
    told.add(line);
  };
  await overWorkers<UnitTask, UnitAnswer>({
    program: join(__dirname, 'worker.js'),
    workerData: { workplace, share } satisfies WorkerOrder,
    threads,
    // One text more than there are compilers waits to be hashed, so no compiler waits for the thread.
    atOnce: Math.ceil(jobs / threads) + 1,
    count: units.length,
    // Units of one folder include the same headers.
    keepsNeighbours: true,
    heap: heapOf(share),
    taskOf: (number, lost) => ({ number, unit: units[number]!, isForCompiler: lost > 1 }),
    onAnswer: ({ number, outcome }, worker) => onOutcome(number, outcome, worker),
    isSpent: ({ isSpent }) => isSpent,
    mostLost: MOST_LOST,
    onReplaced: (why) => {
      if (why === 'ran out') tell('a thread ran out of memory: its units are done again by a new one');
      else if (share < MOST_A_THREAD)
        tell('memory is short: threads forget what they know of headers on the way, which takes longer');
    },
  });
}
