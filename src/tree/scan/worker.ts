import { parentPort, workerData } from 'node:worker_threads';
import type { Task } from './pool';
import { UnitWork, type Workplace } from './unit-work';

const work = new UnitWork(workerData as Workplace);

parentPort!.on('message', async ({ number, unit }: Task) => {
  parentPort!.postMessage({ number, outcome: await work.outcomeOf(unit) });
});
