import { parentPort, workerData } from 'node:worker_threads';
import { FileHasher } from './hash-file';

const { withTypes } = workerData as { withTypes: boolean };
const hasher = new FileHasher(withTypes, true);

parentPort!.on('message', async ({ number, file }: { number: number; file: string }) => {
  parentPort!.postMessage({ number, result: await hasher.hash(file) });
});
