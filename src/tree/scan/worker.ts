// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../../genksyms/unit';
import type { UnitAnswer, UnitTask } from './do-units';
import { UnitWork, type Workplace } from './unit-work';

// Beginning a unit again for want of a parser would preprocess it twice.
const ready = loadParser();
const work = new UnitWork(workerData as Workplace);

parentPort!.on('message', async ({ number, unit }: UnitTask) => {
  await ready;
  parentPort!.postMessage({ number, outcome: await work.outcomeOf(unit) } satisfies UnitAnswer);
});
