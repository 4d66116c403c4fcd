// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import type { Generation } from '../../../grammars';
import type { Progress } from '../../progress';
import { loadParser, warmUp } from '../../genksyms/unit';
import { FileHasher, type FileResult } from './hash-file';
import { overWorkers } from './pool';

export { type FileResult } from './hash-file';

/** What is to be hashed, and how. */
export interface Order {
  /** Preprocessed units; `-` is standard input. */
  files: readonly string[];
  /** Whether to dump the types as well. */
  withTypes: boolean;
  generation: Generation;
  /** Workers at most. */
  jobs: number;
  progress: Progress;
  /** Takes each result, in the order of the files. */
  onResult: (result: FileResult) => void;
}

/** Files from which on one more worker pays: it has to compile its code and read all headers once more. */
const WORTH_A_WORKER = 16;

/** Hashes all files. */
export async function hashFiles(order: Order): Promise<void> {
  const jobs = Math.min(order.jobs, Math.ceil(order.files.length / WORTH_A_WORKER));
  if (jobs > 1) return hashOverWorkers(order, jobs);
  if (order.files.length > 1) await loadParser();
  warmUp(order.generation);
  // Kept headers serve a later unit, and a single unit has none.
  const hasher = new FileHasher(order.withTypes, order.files.length > 1, order.generation);
  let done = 0;
  for (const file of order.files) {
    order.onResult(hasher.hash(file));
    order.progress.tell({ what: 'units', done: ++done, total: order.files.length });
  }
}

/** A message to a worker: the file of this number. */
export interface FileTask {
  number: number;
  file: string;
}

/** A message from a worker: the result of the file with this number. */
export interface FileAnswer {
  number: number;
  result: FileResult;
}

async function hashOverWorkers(
  { files, withTypes, generation, progress, onResult }: Order,
  threads: number,
): Promise<void> {
  const waiting = new Map<number, FileResult>();
  let shown = 0;
  let done = 0;
  await overWorkers<FileTask, FileAnswer>({
    program: join(__dirname, 'worker.js'),
    workerData: { withTypes, generation },
    threads,
    atOnce: 1,
    count: files.length,
    taskOf: (number) => ({ number, file: files[number]! }),
    onAnswer: ({ number, result }) => {
      waiting.set(number, result);
      for (let ready = waiting.get(shown); ready; ready = waiting.get(shown)) {
        waiting.delete(shown++);
        onResult(ready);
      }
      progress.tell({ what: 'units', done: ++done, total: files.length });
      return false;
    },
  });
}
