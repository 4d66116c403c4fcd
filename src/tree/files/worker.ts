// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import type { Generation } from '../../../grammars';
import { loadParser } from '../../genksyms/unit';
import { FileHasher } from './hash-file';
import type { FileAnswer, FileTask } from './hash-files';

const { withTypes, generation } = workerData as { withTypes: boolean; generation: Generation };
const ready = loadParser();
const hasher = new FileHasher(withTypes, true, generation);

parentPort!.on('message', async ({ number, file }: FileTask) => {
  await ready;
  parentPort!.postMessage({ number, result: hasher.hash(file) } satisfies FileAnswer);
});
