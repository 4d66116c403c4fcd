// SPDX-License-Identifier: GPL-2.0-or-later
import { parentPort, workerData } from 'node:worker_threads';
import { Disagreement, SampledTexts } from '../preprocess';
import { MemoryWatch } from './memory';
import type { TextAnswer, TextTask, TextThreadOrder } from './text-thread';

/** Of a buffer that is too small: how many times the text's length the next one has, so that few have to be made. */
const SPARE = 1.25;

const { workplace } = workerData as TextThreadOrder;
const memory = new MemoryWatch();
const texts = new SampledTexts(workplace.setup, workplace.preprocessor === 'both');

parentPort!.on('message', async ({ number, unit, compiled, room }: TextTask) => {
  const text = await textOf(unit, compiled, room);
  const answer: TextAnswer = { number, taken: memory.taken, text };
  parentPort!.postMessage(answer, text.kind === 'done' ? [text.room] : []);
});

async function textOf(
  unit: TextTask['unit'],
  compiled: boolean,
  room: ArrayBuffer | null,
): Promise<TextAnswer['text']> {
  try {
    const rope = await texts.ropeOf(unit, compiled);
    if (!rope) return { kind: 'refused' };
    const { length } = rope;
    const into = room && room.byteLength >= length ? room : new ArrayBuffer(Math.ceil(length * SPARE));
    rope.copyInto(Buffer.from(into));
    return { kind: 'done', room: into, length };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof Disagreement ? 'disagrees' : 'fault', message };
  }
}
