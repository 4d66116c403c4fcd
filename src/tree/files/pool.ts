// SPDX-License-Identifier: GPL-2.0-or-later
import { Worker } from 'node:worker_threads';
import { ModversionsError } from '../../problem';
import { NumberRuns } from './number-runs';

/** What worker threads are to do. A worker answers each task with a message; tasks and answers are numbered alike. */
export interface PoolOrder<Task, Answer> {
  /** Absolute path of the program of a worker, and what it is started with. */
  program: string;
  workerData: unknown;
  threads: number;
  /** Tasks that one worker has at once: one, or more where it waits for something. */
  atOnce: number;
  /** Tasks that there are, numbered from 0, and what a worker gets for each. */
  count: number;
  /** @param lost how many threads that had it ran out of memory */
  taskOf: (number: number, lost: number) => Task;
  /**
   * Takes each answer as it comes, in no order.
   * @param worker number of the worker that gave it; one that takes the place of another has a new one
   * @returns whether the task is to be done again
   */
  onAnswer: (answer: Answer, worker: number) => boolean | Promise<boolean>;
  /** Whether neighbours have so much in common that a thread is to have them; all begin with the first task without. */
  keepsNeighbours?: boolean;
  /** What a thread's own heap may grow to, in MB; what Node.js gives it without. */
  heap?: number;
  /** Whether the thread that gave an answer has taken too much memory: a new one takes its place when it has done what it has. */
  isSpent?: (answer: Answer) => boolean;
  /** How many threads a task may lose before all ends with that; none without. */
  mostLost?: number;
  /** Is told that a thread is replaced: because it `ran out` of memory, or was `spent`. */
  onReplaced?: (why: 'ran out' | 'spent') => void;
}

const isOutOfMemory = (error: Error): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

function workerError(error: Error): Error {
  if (!isOutOfMemory(error)) return error;
  return new ModversionsError(
    'a thread has run out of memory',
    'take fewer threads with -j 1, or give each more: NODE_OPTIONS=--max-old-space-size=MEGABYTES',
  );
}

/**
 * Has worker threads do all tasks, and ends the threads.
 * @throws what a worker or `onAnswer` throws
 */
export async function overWorkers<Task, Answer extends { number: number }>(
  order: PoolOrder<Task, Answer>,
): Promise<void> {
  if (order.count === 0) return;
  const pool = new Pool(order);
  try {
    await pool.done;
  } finally {
    await pool.end();
  }
}

/** A worker at its work. */
interface Seat {
  worker: Worker;
  index: number;
  /** The run of tasks that it takes from. */
  run: number;
  /** Numbers of the tasks that it has. */
  held: Set<number>;
  isSpent: boolean;
}

class Pool<Task, Answer extends { number: number }> {
  readonly done: Promise<void>;
  private readonly seats = new Set<Seat>();
  private begun = 0;
  private open: number;
  private readonly runs: NumberRuns;
  /** Tasks that are to be done once more. */
  private readonly again: number[] = [];
  /** By task: how many threads ran out of memory that had it. */
  private readonly lost = new Map<number, number>();
  private resolve!: () => void;
  private reject!: (error: unknown) => void;

  constructor(private readonly order: PoolOrder<Task, Answer>) {
    this.open = order.count;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.runs = new NumberRuns(order.count, order.keepsNeighbours ? order.threads : 1);
    for (let i = 0; i < order.threads; i++) this.begin(order.keepsNeighbours ? i : 0);
  }

  async end(): Promise<void> {
    const seats = [...this.seats];
    this.seats.clear();
    await Promise.all(seats.map(({ worker }) => worker.terminate()));
  }

  private begin(run: number): void {
    const { program, workerData, atOnce, heap } = this.order;
    const limits = heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } };
    const worker = new Worker(program, { workerData, ...limits });
    const seat: Seat = { worker, index: this.begun++, run, held: new Set(), isSpent: false };
    this.seats.add(seat);
    worker.on('error', (error) => this.failed(seat, error));
    // One that ends by itself, without an error, would leave its tasks open for ever.
    worker.on('exit', () => {
      if (this.seats.has(seat)) this.reject(new Error('a thread has ended before its work'));
    });
    worker.on('message', (answer: Answer) => void this.take(answer, seat).catch(this.reject));
    for (let i = 0; i < atOnce; i++) this.feed(seat);
  }

  private feed({ worker, held, run }: Seat): void {
    const { taskOf } = this.order;
    const number = this.again.pop() ?? this.runs.take(run);
    if (number === undefined) return;
    held.add(number);
    worker.postMessage(taskOf(number, this.lost.get(number) ?? 0));
  }

  private async take(answer: Answer, seat: Seat): Promise<void> {
    const { number } = answer;
    const { onAnswer, isSpent } = this.order;
    seat.held.delete(number);
    if (await onAnswer(answer, seat.index)) this.again.push(number);
    else this.open--;
    if (this.open === 0) {
      this.resolve();
      return;
    }
    // Its tasks would be nobody's.
    if (!this.seats.has(seat)) return;
    seat.isSpent ||= isSpent?.(answer) === true;
    if (!seat.isSpent || !this.hasMore) this.feed(seat);
    else if (seat.held.size === 0) this.replace(seat, 'spent');
  }

  private get hasMore(): boolean {
    return this.again.length > 0 || !this.runs.isEmpty;
  }

  private replace(seat: Seat, why: 'ran out' | 'spent'): void {
    this.seats.delete(seat);
    void seat.worker.terminate();
    this.order.onReplaced?.(why);
    this.begin(seat.run);
  }

  /** A thread without memory is replaced, and what it had is done again. */
  private failed(seat: Seat, error: Error): void {
    const { mostLost = 0 } = this.order;
    const held = [...seat.held];
    const mayGoOn = held.length > 0 && held.every((number) => (this.lost.get(number) ?? 0) < mostLost);
    if (!isOutOfMemory(error) || !mayGoOn) {
      this.reject(workerError(error));
      return;
    }
    for (const number of held) this.lost.set(number, (this.lost.get(number) ?? 0) + 1);
    this.again.push(...held);
    this.replace(seat, 'ran out');
  }
}
