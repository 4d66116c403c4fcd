// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../../genksyms/unit';
import type { UnitAnswer, UnitTask, WorkerOrder } from './do-units';
import { MemoryWatch } from './memory';
import { UnitWork } from './unit-work';

// Beginning a unit again for want of a parser would preprocess it twice.
const ready = loadParser();
const { workplace, share } = workerData as WorkerOrder;
const memory = new MemoryWatch(share);
const work = new UnitWork(workplace);

parentPort!.on('message', async ({ number, unit, isForCompiler }: UnitTask) => {
  await ready;
  const outcome = await work.outcomeOf(unit, isForCompiler);
  parentPort!.postMessage({ number, outcome, isSpent: memory.isSpent } satisfies UnitAnswer);
});
