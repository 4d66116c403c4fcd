import { parentPort, workerData } from 'node:worker_threads';
import { G0 } from '../../grammars';
import { UnitHasher } from '../unit';
import { hashFile } from './hash-file';

const { withTypes } = workerData as { withTypes: boolean };
const hasher = new UnitHasher(G0);

parentPort!.on('message', ({ number, file }: { number: number; file: string }) => {
  parentPort!.postMessage({ number, result: hashFile(hasher, file, withTypes) });
});
