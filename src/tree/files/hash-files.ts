import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import type { Progress } from '../../progress';
import { warmUp, withParser } from '../../genksyms/unit';
import { FileHasher, type FileResult } from './hash-file';

export { type FileResult } from './hash-file';

/** What is to be hashed, and how. */
export interface Order {
  /** Preprocessed units; `-` is standard input. */
  files: readonly string[];
  /** Whether to dump the types as well. */
  withTypes: boolean;
  /** Workers at most. */
  jobs: number;
  progress: Progress;
  /** Takes each result, in the order of the files. */
  onResult: (result: FileResult) => void;
}

/** Files that a worker has to have for its start to pay: one more JIT to warm, one more set of headers to read. */
const WORTH_A_WORKER = 16;

/** Hashes all files. */
export async function hashFiles(order: Order): Promise<void> {
  const jobs = Math.min(order.jobs, Math.ceil(order.files.length / WORTH_A_WORKER));
  if (jobs > 1) return overWorkers(order, jobs);
  await withParser(warmUp);
  // A single unit has no use for what another might share with it.
  const hasher = new FileHasher(order.withTypes, order.files.length > 1);
  let done = 0;
  for (const file of order.files) {
    order.onResult(await hasher.hash(file));
    order.progress.tell({ what: 'units', done: ++done, total: order.files.length });
  }
}

/** A message from a worker: the result of the file with this number. */
export interface Answer {
  number: number;
  result: FileResult;
}

async function overWorkers({ files, withTypes, progress, onResult }: Order, jobs: number): Promise<void> {
  const waiting = new Map<number, FileResult>();
  let next = 0;
  let shown = 0;
  let done = 0;
  const workers = Array.from(
    { length: jobs },
    () => new Worker(join(__dirname, 'worker.js'), { workerData: { withTypes } }),
  );
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const feed = (): void => {
              if (next >= files.length) return resolve();
              worker.postMessage({ number: next, file: files[next]! });
              next++;
            };
            worker.on('error', reject);
            worker.on('message', ({ number, result }: Answer) => {
              waiting.set(number, result);
              for (let ready = waiting.get(shown); ready; ready = waiting.get(shown)) {
                waiting.delete(shown++);
                onResult(ready);
              }
              progress.tell({ what: 'units', done: ++done, total: files.length });
              feed();
            });
            feed();
          }),
      ),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
