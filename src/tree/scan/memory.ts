// SPDX-License-Identifier: GPL-2.0-or-later
import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { ModversionsError } from '../../problem';

const VARIABLE = 'MODVERSIONS_MEMORY';
const MEGABYTE = 2 ** 20;
/** Bytes that a thread may take which preprocesses by itself: it knows most headers of a kernel before. */
export const MOST_A_THREAD = 1.2 * 2 ** 30;
/** Of a thread's share, what its heap may come to, what may be left there when V8 has cleared it, and what buffers may take. */
const HEAP = 0.6;
const LIVE = 0.48;
const BUFFERS = 0.4;
/** In MB: what a thread needs before its first unit. */
const LEAST_HEAP = 160;

/**
 * Bytes of memory that a scan may reckon with: what MODVERSIONS_MEMORY says in MB, what the machine has, or the container that
 * it runs in.
 * @throws ModversionsError where the variable holds no number
 */
export function memoryAtMost(): number {
  const asked = process.env[VARIABLE];
  if (asked !== undefined) {
    if (/^[1-9]\d*$/.test(asked)) return Number(asked) * MEGABYTE;
    throw new ModversionsError(
      `${VARIABLE}='${asked}': is no number of megabytes`,
      `unset it, or write ${VARIABLE}=4096`,
    );
  }
  const all = totalmem();
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(all, allowed) : all;
}

/** Bytes that each of some threads may take: half of the memory is for compilers and all else. */
export function shareOf(threads: number, memory: number): number {
  return Math.min(MOST_A_THREAD, memory / 2 / threads);
}

/** What V8 may make of the heap of a thread with such a share, in MB. */
export function heapOf(share: number): number {
  return Math.max(LEAST_HEAP, Math.floor((share * HEAP) / MEGABYTE));
}

/** What a thread takes, in bytes. */
export interface Taken {
  /** What was left on its heap when V8 cleared it last. */
  live: number;
  buffers: number;
}

/** Whether threads are to make room for others, which know nothing yet. @param share bytes that they may take together */
export function isSpent(taken: readonly Taken[], share: number): boolean {
  const sum = (of: (one: Taken) => number): number => taken.reduce((all, one) => all + of(one), 0);
  return sum(({ live }) => live) > share * LIVE || sum(({ buffers }) => buffers) > share * BUFFERS;
}

/** Watches what this thread takes. */
export class MemoryWatch {
  private live = 0;
  private readonly observer: PerformanceObserver;

  constructor() {
    this.observer = new PerformanceObserver((list) => {
      if (list.getEntries().some(isWhole)) this.live = getHeapStatistics().used_heap_size;
    });
    this.observer.observe({ entryTypes: ['gc'] });
  }

  get taken(): Taken {
    return { live: this.live, buffers: getHeapStatistics().external_memory };
  }
}

function isWhole({ detail }: PerformanceEntry & { detail?: unknown }): boolean {
  return (detail as { kind?: number } | undefined)?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}
