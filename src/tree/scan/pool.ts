import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlannedUnit } from '../kbuild';
import type { Outcome, Workplace } from './unit-work';

/** A unit to be done, with its number in the order. */
export interface Task {
  number: number;
  unit: PlannedUnit;
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
 * Compilers that one thread keeps busy: hashing takes about an eighth of the time that GCC takes for a text, and
 * the fewer threads, the more of the headers each knows already.
 */
const COMPILERS_A_THREAD = 6;

/**
 * Preprocesses and hashes units over the cores. While a thread hashes one text, the compilers make the next.
 * The outcomes come in no order.
 */
export async function doUnits({ units, workplace, jobs, onOutcome }: UnitOrder): Promise<void> {
  if (units.length === 0) return;
  const threads = Math.min(Math.ceil(jobs / COMPILERS_A_THREAD), units.length);
  const workers = Array.from(
    { length: threads },
    () => new Worker(join(__dirname, 'worker.js'), { workerData: workplace }),
  );
  const waiting = Array.from(units.keys()).reverse();
  let open = units.length;
  try {
    await new Promise<void>((resolve, reject) => {
      const feed = (worker: Worker): void => {
        const number = waiting.pop();
        if (number !== undefined) worker.postMessage({ number, unit: units[number]! } satisfies Task);
      };
      workers.forEach((worker, index) => {
        worker.on('error', reject);
        worker.on('message', ({ number, outcome }: { number: number; outcome: Outcome }) => {
          onOutcome(number, outcome, index).then((again) => {
            if (again) waiting.push(number);
            else open--;
            if (open === 0) resolve();
            else feed(worker);
          }, reject);
        });
        // One text more than compilers waits to be hashed, so that none has to wait for the thread.
        const share = Math.ceil(jobs / threads) + 1;
        for (let i = 0; i < share; i++) feed(worker);
      });
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
