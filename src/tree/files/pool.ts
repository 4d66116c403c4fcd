// SPDX-License-Identifier: GPL-2.0-or-later
import { Worker } from 'node:worker_threads';
import { ModversionsError } from '../../problem';

/** What worker threads are to do. A worker answers each task with a message; tasks and answers are numbered alike. */
export interface PoolOrder<Task, Answer> {
  /** Absolute path of the program of a worker, and what it is started with. */
  program: string;
  workerData: unknown;
  threads: number;
  /** Tasks that one worker has at once: one, or more where it waits for something. */
  atOnce: number;
  /** Tasks that there are, numbered from 0, and what a worker gets for each. */
  count: number;
  taskOf: (number: number) => Task;
  /**
   * Takes each answer as it comes, in no order.
   * @param worker number of the worker that gave it
   * @returns whether the task is to be done again
   */
  onAnswer: (answer: Answer, worker: number) => boolean | Promise<boolean>;
}

/** Running out of memory is nothing that a program can mend. */
function workerError(error: Error): Error {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new ModversionsError(
    'a thread has run out of memory',
    'take fewer threads with -j 1, or give each more: NODE_OPTIONS=--max-old-space-size=MEGABYTES',
  );
}

/**
 * Has worker threads do all tasks, beginning with the first, and ends the threads.
 * @throws what a worker or `onAnswer` throws
 */
export async function overWorkers<Task, Answer extends { number: number }>(
  order: PoolOrder<Task, Answer>,
): Promise<void> {
  const { program, workerData, threads, atOnce, count, taskOf, onAnswer } = order;
  if (count === 0) return;
  const workers = Array.from({ length: threads }, () => new Worker(program, { workerData }));
  const again: number[] = [];
  let next = 0;
  let open = count;
  const feed = (worker: Worker): void => {
    const number = again.pop() ?? (next < count ? next++ : undefined);
    if (number !== undefined) worker.postMessage(taskOf(number));
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const take = async (answer: Answer, worker: Worker, index: number): Promise<void> => {
        if (await onAnswer(answer, index)) again.push(answer.number);
        else open--;
        if (open === 0) resolve();
        else feed(worker);
      };
      workers.forEach((worker, index) => {
        worker.on('error', (error) => reject(workerError(error)));
        // One that ends by itself, without an error, would leave its tasks open for ever.
        worker.on('exit', () => reject(new Error('a thread has ended before its work')));
        worker.on('message', (answer: Answer) => void take(answer, worker, index).catch(reject));
        for (let i = 0; i < atOnce; i++) feed(worker);
      });
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
