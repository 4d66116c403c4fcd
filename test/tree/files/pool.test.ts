// SPDX-License-Identifier: GPL-2.0-or-later
/** Tasks over worker threads. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overWorkers } from '../../../src/tree/files';

/** Answers with the double, after a while that differs; throws for 13, and ends for 14. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', ({ number, value }) => {
  if (value === 13) throw new Error('thirteen');
  if (value === 14) process.exit(0);
  setTimeout(() => parentPort.postMessage({ number, value: workerData.times * value }), (number * 7) % 5);
});`;

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
  program = join(folder, 'worker.js');
  writeFileSync(program, PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  number: number;
  value: number;
}

/** All answers by number. @param again numbers whose first answer does not count */
async function done(
  values: readonly number[],
  threads: number,
  again = new Set<number>(),
): Promise<number[][]> {
  const answers = values.map((): number[] => []);
  await overWorkers<{ number: number; value: number }, Answer>({
    program,
    workerData: { times: 2 },
    threads,
    atOnce: 2,
    count: values.length,
    taskOf: (number) => ({ number, value: values[number]! }),
    onAnswer: ({ number, value }) => {
      answers[number]!.push(value);
      return again.delete(number);
    },
  });
  return answers;
}

const values = Array.from({ length: 12 }, (_, index) => index);

test.each([1, 3])('each task once, over %i threads', async (threads) => {
  expect(await done(values, threads)).toEqual(values.map((value) => [2 * value]));
});

test('a task that is to be done again is', async () => {
  const answers = await done(values, 2, new Set([0, 11]));
  expect(answers.map(({ length }) => length)).toEqual([2, ...Array.from({ length: 10 }, () => 1), 2]);
});

test('nothing to do starts nothing', async () => {
  expect(await done([], 0)).toEqual([]);
});

test('what a worker throws ends the work', async () => {
  await expect(done([...values, 13], 2)).rejects.toThrow('thirteen');
});

test('a thread that ends by itself ends the work, and nobody waits for it', async () => {
  await expect(done([...values, 14], 2)).rejects.toThrow('a thread has ended before its work');
});
