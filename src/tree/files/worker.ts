import { parentPort, workerData } from 'node:worker_threads';
import type { Generation } from '../../../grammars';
import { FileHasher } from './hash-file';

const { withTypes, generation } = workerData as { withTypes: boolean; generation: Generation };
const hasher = new FileHasher(withTypes, true, generation);

parentPort!.on('message', ({ number, file }: { number: number; file: string }) => {
  parentPort!.postMessage({ number, result: hasher.hash(file) });
});
