// SPDX-License-Identifier: GPL-2.0-or-later
/** Tasks over worker threads. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overWorkers, Pool } from '../../../src/tree/files';

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

/** Keeps all that it was given, and takes 8 MB for each task of the value 15 that was not lost more often than it says. */
const GREEDY = `
const { parentPort, threadId } = require('node:worker_threads');
const kept = [];
parentPort.on('message', ({ number, value, lost }) => {
  while (value > lost) kept.push(new Array(1 << 20).fill(0.5));
  parentPort.postMessage({ number, value, threadId });
});`;

/** By task: how many threads it had taken when it was answered. */
async function greedily(
  values: readonly number[],
  mostLost: number,
): Promise<{ losses: number[]; told: string[] }> {
  const greedy = join(folder, 'greedy.js');
  writeFileSync(greedy, GREEDY);
  const losses: number[] = [];
  const told: string[] = [];
  const had: number[] = [];
  await overWorkers<{ number: number; value: number; lost: number }, Answer>({
    ...{ program: greedy, workerData: {}, threads: 2, atOnce: 2, count: values.length, heap: 40, mostLost },
    taskOf: (number, lost) => {
      had[number] = lost;
      return { number, value: values[number]!, lost };
    },
    onAnswer: ({ number }) => {
      losses[number] = had[number]!;
      return false;
    },
    onReplaced: (why) => told.push(why),
  });
  return { losses, told };
}

test('a thread that runs out of memory is replaced, and what it had is done again', async () => {
  const { losses, told } = await greedily([0, 0, 0, 1, 0, 2, 0, 0], 2);
  expect([losses[3], losses[5]]).toEqual([1, 2]);
  expect(losses).toHaveLength(8);
  expect(new Set(told)).toEqual(new Set(['ran out']));
  expect(told.length).toBeGreaterThanOrEqual(2);
});

test('a task that takes too many threads ends the work in one line', async () => {
  await expect(greedily([0, 3, 0], 2)).rejects.toThrow('a thread has run out of memory');
  await expect(greedily([1], 0)).rejects.toThrow('a thread has run out of memory');
});

test('a thread that has taken enough makes room for a new one, unless there is nothing more to do', async () => {
  const threads: number[] = [];
  let replaced = 0;
  await overWorkers<{ number: number; value: number; lost: number }, Answer & { threadId: number }>({
    ...{ program: join(folder, 'greedy.js'), workerData: {}, threads: 2, atOnce: 1, count: 7 },
    taskOf: (number) => ({ number, value: 0, lost: 0 }),
    onAnswer: ({ number, threadId }, worker) => {
      threads[number] = threadId;
      expect(worker).toBeLessThan(2 + replaced);
      return false;
    },
    isSpent: () => true,
    onReplaced: () => replaced++,
  });
  expect(new Set(threads).size).toBe(7);
  expect(replaced).toBe(5);
});

test('a thread that ends by itself ends the work, and nobody waits for it', async () => {
  await expect(done([...values, 14], 2)).rejects.toThrow('a thread has ended before its work');
});

/** The threads of tasks that one pool does in turn. @param spent numbers whose answers say that a thread has taken enough */
async function inTurn(
  counts: readonly number[],
  threads: number,
  spent: readonly number[],
): Promise<number[][]> {
  interface Told extends Answer {
    threadId: number;
  }
  writeFileSync(join(folder, 'greedy.js'), GREEDY);
  const pool = new Pool<{ number: number; value: number; lost: number }, Told>({
    ...{ program: join(folder, 'greedy.js'), workerData: {}, atOnce: 1, keepsNeighbours: true },
    isSpent: ({ number }) => spent.includes(number),
  });
  const found: number[][] = [];
  for (const count of counts) {
    const seen: number[] = [];
    await pool.do({
      ...{ threads, count, taskOf: (number) => ({ number, value: 0, lost: 0 }) },
      onAnswer: ({ number, threadId }) => {
        seen[number] = threadId;
        return false;
      },
    });
    found.push(seen);
  }
  await pool.end();
  return found;
}

test('threads stay for the next tasks, and as many begin as there are more', async () => {
  const [first, none, second] = await inTurn([1, 0, 40], 2, []);
  expect(none).toEqual([]);
  expect(second![0]).toBe(first![0]);
  expect(new Set(second).size).toBe(2);
  expect(second).toHaveLength(40);
});

test('a thread that has taken enough with the last task is replaced before the next ones', async () => {
  const [first, second] = await inTurn([1, 1], 1, [0]);
  expect(second![0]).not.toBe(first![0]);
});
