// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlannedUnit } from '../kbuild';
import { Disagreement, type OwnTexts, type Preprocessed } from '../preprocess';
import { heapOf, type Taken } from './memory';
import type { Workplace } from './unit-work';

/** What a thread that makes texts is started with. */
export interface TextThreadOrder {
  workplace: Workplace;
  /** Bytes of memory that it and the thread that began it may take. */
  share: number;
}

/** A message to it: the unit whose text is wanted. */
export interface TextTask {
  number: number;
  unit: PlannedUnit;
  compiled: boolean;
  /** Where the text is put, if there is room enough. */
  room: ArrayBuffer | null;
}

/** A message from it. */
export interface TextAnswer {
  number: number;
  taken: Taken;
  text:
    | { kind: 'done'; room: ArrayBuffer; length: number }
    /** The compiler has to do it. */
    | { kind: 'refused' }
    | { kind: 'disagrees' | 'fault'; message: string };
}

/** Who waits for a text. */
interface Waiting {
  resolve: (text: Preprocessed | null) => void;
  reject: (error: Error) => void;
}

/**
 * Texts that a thread of its own makes while this one hashes others, so that of two threads each learns one half of what is to
 * be learnt of headers, and not both all of it.
 */
export class TextThread implements OwnTexts {
  /** What it took when it was heard of last. */
  taken: Taken = { live: 0, buffers: 0 };
  private worker: Worker | null = null;
  private count = 0;
  private readonly waiting = new Map<number, Waiting>();
  /** Buffers of texts that were read. */
  private readonly rooms: ArrayBuffer[] = [];

  constructor(private readonly order: TextThreadOrder) {}

  textOf(unit: PlannedUnit, compiled: boolean): Promise<Preprocessed | null> {
    const worker = (this.worker ??= this.begin());
    const number = this.count++;
    const room = this.rooms.pop() ?? null;
    const task: TextTask = { number, unit, compiled, room };
    worker.postMessage(task, room ? [room] : []);
    return new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
  }

  private begin(): Worker {
    const { order } = this;
    const worker = new Worker(join(__dirname, 'text-worker.js'), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: heapOf(order.share) },
    });
    worker.on('message', (answer: TextAnswer) => this.take(answer));
    // Both threads end with what ends one: whoever began this one sees why.
    worker.on('error', (error) => {
      throw error;
    });
    worker.on('exit', () => {
      throw new Error('a thread has ended before its work');
    });
    return worker;
  }

  private take({ number, taken, text }: TextAnswer): void {
    const { resolve, reject } = this.waiting.get(number)!;
    this.waiting.delete(number);
    this.taken = taken;
    switch (text.kind) {
      case 'done': {
        const { room, length } = text;
        const close = (): void => void this.rooms.push(room);
        return resolve({ text: () => Buffer.from(room, 0, length), close, files: [], isOwn: true });
      }
      case 'refused':
        return resolve(null);
      case 'disagrees':
        return reject(new Disagreement(text.message));
      case 'fault':
        return reject(new Error(text.message));
    }
  }
}
