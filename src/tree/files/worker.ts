// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import type { Generation } from '../../../grammars';
import { FileHasher } from './hash-file';
import type { FileAnswer, FileTask } from './hash-files';

const { withTypes, generation } = workerData as { withTypes: boolean; generation: Generation };
const hasher = new FileHasher(withTypes, true, generation);

parentPort!.on('message', async ({ number, file }: FileTask) => {
  parentPort!.postMessage({ number, result: await hasher.hash(file) } satisfies FileAnswer);
});
