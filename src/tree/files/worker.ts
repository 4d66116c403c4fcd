import { parentPort, workerData } from 'node:worker_threads';
import { FileHasher } from './hash-file';
import type { FileAnswer, FileTask } from './hash-files';

const { withTypes } = workerData as { withTypes: boolean };
const hasher = new FileHasher(withTypes, true);

parentPort!.on('message', async ({ number, file }: FileTask) => {
  parentPort!.postMessage({ number, result: await hasher.hash(file) } satisfies FileAnswer);
});
