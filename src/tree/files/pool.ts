// SPDX-License-Identifier: GPL-2.0-or-later
import { Worker } from 'node:worker_threads';
import { ModversionsError } from '../../problem';
import { NumberRuns } from './number-runs';

/** Threads that are to answer tasks with a message each; tasks and answers are numbered alike. */
export interface PoolOrder<Answer> {
  /** Absolute path of the program of a worker, and what it is started with. */
  program: string;
  workerData: unknown;
  /** Tasks that one worker has at once: one, or more where it waits for something. */
  atOnce: number;
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

/** What threads are to do. */
export interface TaskOrder<Task, Answer> {
  /** Threads that work at it. */
  threads: number;
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
  order: PoolOrder<Answer> & TaskOrder<Task, Answer>,
): Promise<void> {
  const pool = new Pool<Task, Answer>(order);
  try {
    await pool.do(order);
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

/** Tasks that are being done. */
class Batch<Task, Answer> {
  readonly done: Promise<void>;
  readonly runs: NumberRuns;
  /** Tasks that are to be done once more. */
  readonly again: number[] = [];
  /** By task: how many threads ran out of memory that had it. */
  readonly lost = new Map<number, number>();
  open: number;
  resolve!: () => void;
  reject!: (error: unknown) => void;

  constructor(
    readonly order: TaskOrder<Task, Answer>,
    runs: number,
  ) {
    this.open = order.count;
    this.runs = new NumberRuns(order.count, runs);
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get hasMore(): boolean {
    return this.again.length > 0 || !this.runs.isEmpty;
  }
}

/** Threads that do tasks, and stay for the next ones with all that they know. Who has one ends it. */
export class Pool<Task, Answer extends { number: number }> {
  private readonly seats = new Set<Seat>();
  private begun = 0;
  private batch: Batch<Task, Answer> | null = null;

  constructor(private readonly order: PoolOrder<Answer>) {}

  /**
   * Has threads do all tasks; those that did others before are taken first.
   * @throws what a worker or `onAnswer` throws; the pool is of no use behind that
   */
  async do(tasks: TaskOrder<Task, Answer>): Promise<void> {
    if (tasks.count === 0) return;
    const { keepsNeighbours = false } = this.order;
    const batch = (this.batch = new Batch(tasks, keepsNeighbours ? tasks.threads : 1));
    const seats = [...this.seats];
    for (let at = 0; at < tasks.threads; at++) {
      const run = keepsNeighbours ? at : 0;
      const seat = seats[at];
      if (!seat) this.begin(run, batch);
      else if (seat.isSpent) this.replace(seat, 'spent', run, batch);
      else this.employ(seat, run, batch);
    }
    await batch.done;
    this.batch = null;
  }

  /** Ends all threads. */
  async end(): Promise<void> {
    const seats = [...this.seats];
    this.seats.clear();
    await Promise.all(seats.map(({ worker }) => worker.terminate()));
  }

  private begin(run: number, batch: Batch<Task, Answer>): void {
    const { program, workerData, heap } = this.order;
    const limits = heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } };
    const worker = new Worker(program, { workerData, ...limits });
    const seat: Seat = { worker, index: this.begun++, run, held: new Set(), isSpent: false };
    this.seats.add(seat);
    worker.on('error', (error) => this.failed(seat, error));
    // One that ends by itself, without an error, would leave its tasks open for ever.
    worker.on('exit', () => {
      if (this.seats.delete(seat)) this.batch?.reject(new Error('a thread has ended before its work'));
    });
    worker.on('message', (answer: Answer) => {
      const { batch } = this;
      if (batch) void this.take(answer, seat, batch).catch(batch.reject);
    });
    this.employ(seat, run, batch);
  }

  private employ(seat: Seat, run: number, batch: Batch<Task, Answer>): void {
    seat.run = run;
    for (let i = 0; i < this.order.atOnce; i++) this.feed(seat, batch);
  }

  private feed({ worker, held, run }: Seat, batch: Batch<Task, Answer>): void {
    const number = batch.again.pop() ?? batch.runs.take(run);
    if (number === undefined) return;
    held.add(number);
    worker.postMessage(batch.order.taskOf(number, batch.lost.get(number) ?? 0));
  }

  private async take(answer: Answer, seat: Seat, batch: Batch<Task, Answer>): Promise<void> {
    const { number } = answer;
    seat.held.delete(number);
    if (await batch.order.onAnswer(answer, seat.index)) batch.again.push(number);
    else batch.open--;
    seat.isSpent ||= this.order.isSpent?.(answer) === true;
    if (batch.open === 0) {
      batch.resolve();
      return;
    }
    // Its tasks would be nobody's.
    if (!this.seats.has(seat)) return;
    if (!seat.isSpent || !batch.hasMore) this.feed(seat, batch);
    else if (seat.held.size === 0) this.replace(seat, 'spent', seat.run, batch);
  }

  private replace(seat: Seat, why: 'ran out' | 'spent', run: number, batch: Batch<Task, Answer>): void {
    this.seats.delete(seat);
    void seat.worker.terminate();
    this.order.onReplaced?.(why);
    this.begin(run, batch);
  }

  /** A thread without memory is replaced, and what it had is done again. One that has nothing to do is missed by nobody. */
  private failed(seat: Seat, error: Error): void {
    const { batch } = this;
    if (!batch) {
      this.seats.delete(seat);
      return;
    }
    const { mostLost = 0 } = this.order;
    const held = [...seat.held];
    const mayGoOn = held.length > 0 && held.every((number) => (batch.lost.get(number) ?? 0) < mostLost);
    if (!isOutOfMemory(error) || !mayGoOn) {
      batch.reject(workerError(error));
      return;
    }
    for (const number of held) batch.lost.set(number, (batch.lost.get(number) ?? 0) + 1);
    batch.again.push(...held);
    this.replace(seat, 'ran out', seat.run, batch);
  }
}
