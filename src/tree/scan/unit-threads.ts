// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import { Pool } from '../files';
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
  /** Bytes of memory that it may take, with its second thread. */
  share: number;
  /** Whether a second thread makes its texts. */
  isPair: boolean;
}

/** A message from a worker: what came of the unit with this number. */
export interface UnitAnswer {
  number: number;
  outcome: Outcome;
  /** Whether the worker has taken its share of the memory. */
  isSpent: boolean;
}

/** What units are done for. */
export interface ThreadsOrder {
  workplace: Workplace;
  /** Compilers that run at once. */
  jobs: number;
  /** Takes a line on what people should know. */
  say: (line: string) => void;
}

/**
 * Takes each outcome as it comes, in no order; `worker` tells whose numbers it holds.
 * @returns whether the unit is to be tried again
 */
export type OnOutcome = (number: number, outcome: Outcome, worker: number) => boolean | Promise<boolean>;

/**
 * Compilers that one thread keeps busy. Hashing a text takes about an eighth of the time that GCC takes for it,
 * and with fewer threads each one knows more headers already.
 */
const COMPILERS_A_THREAD = 6;

/** Texts that may wait in a pair: headers that are new to one of both threads hold it up. */
const WAITING_IN_PAIRS = 10;

/** Threads that a unit may exhaust: with the second it began anew, and behind that the compiler makes its text. */
const MOST_LOST = 2;

/** Threads that do units, and how. */
export interface Crew {
  /** Threads that hash. */
  threads: number;
  /** Whether each has a second one that makes its texts. */
  isPair: boolean;
}

/** Who does the units of a scan. @param memory bytes that there are for them and all else */
export function crewFor(preprocessor: PreprocessorChoice, jobs: number, units: number, memory: number): Crew {
  if (preprocessor === 'compiler')
    return { threads: Math.min(Math.ceil(jobs / COMPILERS_A_THREAD), units), isPair: false };
  const room = Math.floor(memory / 2 / MOST_A_THREAD);
  if (jobs < 2 || room < 2) return { threads: Math.min(1, units), isPair: false };
  const pairs = Math.min(Math.ceil(jobs / 2), Math.floor(room / 2), Math.ceil(units / 2));
  return { threads: pairs, isPair: true };
}

/**
 * Preprocess and hash units over the cores. While a thread hashes one text, the compilers or its second thread make the next.
 * Whoever begins them ends them.
 */
export class UnitThreads {
  private readonly memory = memoryAtMost();
  private readonly told = new Set<string>();
  private readonly pool: Pool<UnitTask, UnitAnswer>;

  constructor(private readonly order: ThreadsOrder) {
    const { workplace, jobs } = order;
    const { threads, isPair } = this.crew(Infinity);
    const members = isPair ? 2 : 1;
    const each = shareOf(threads * members, this.memory);
    const share = each * members;
    this.pool = new Pool({
      program: join(__dirname, 'worker.js'),
      workerData: { workplace, share, isPair } satisfies WorkerOrder,
      // Texts wait to be hashed, so that nobody who makes them waits for the thread.
      atOnce: Math.ceil(jobs / threads) + (isPair ? WAITING_IN_PAIRS : 1),
      // Units of one folder include the same headers.
      keepsNeighbours: true,
      heap: heapOf(share),
      isSpent: ({ isSpent }) => isSpent,
      mostLost: MOST_LOST,
      onReplaced: (why) => {
        if (why === 'ran out') this.tell('a thread ran out of memory: its units are done again by a new one');
        else if (each < MOST_A_THREAD)
          this.tell(
            'memory is short: threads forget what they know of headers on the way, which takes longer',
          );
      },
    });
  }

  /** Does units; what threads learnt of headers holds for the next ones. */
  do(units: readonly PlannedUnit[], onOutcome: OnOutcome): Promise<void> {
    return this.pool.do({
      threads: this.crew(units.length).threads,
      count: units.length,
      taskOf: (number, lost) => ({ number, unit: units[number]!, isForCompiler: lost > 1 }),
      onAnswer: async ({ number, outcome }, worker) => onOutcome(number, outcome, worker),
    });
  }

  end(): Promise<void> {
    return this.pool.end();
  }

  private crew(units: number): Crew {
    const { workplace, jobs } = this.order;
    return crewFor(workplace.preprocessor, jobs, units, this.memory);
  }

  private tell(line: string): void {
    if (!this.told.has(line)) this.order.say(line);
    this.told.add(line);
  }
}
