// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import type { UnitAnswer, UnitTask } from './do-units';
import { UnitWork, type Workplace } from './unit-work';

const work = new UnitWork(workerData as Workplace);

parentPort!.on('message', async ({ number, unit }: UnitTask) => {
  parentPort!.postMessage({ number, outcome: await work.outcomeOf(unit) } satisfies UnitAnswer);
});
