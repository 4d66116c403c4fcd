// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../../genksyms/unit';
import { SampledTexts } from '../preprocess';
import { isSpent, MemoryWatch } from './memory';
import { TextThread } from './text-thread';
import type { UnitAnswer, UnitTask, WorkerOrder } from './unit-threads';
import { UnitWork } from './unit-work';

// Beginning a unit again for want of a parser would preprocess it twice.
const ready = loadParser();
const { workplace, share, isPair } = workerData as WorkerOrder;
const { setup, preprocessor } = workplace;
const memory = new MemoryWatch();
const partner = preprocessor !== 'compiler' && isPair ? new TextThread({ workplace, share }) : null;
const own =
  preprocessor === 'compiler' ? null : (partner ?? new SampledTexts(setup, preprocessor === 'both'));
const work = new UnitWork(workplace, own);

parentPort!.on('message', async ({ number, unit, isForCompiler }: UnitTask) => {
  await ready;
  const outcome = await work.outcomeOf(unit, isForCompiler);
  const taken = partner ? [memory.taken, partner.taken] : [memory.taken];
  parentPort!.postMessage({ number, outcome, isSpent: isSpent(taken, share) } satisfies UnitAnswer);
});
