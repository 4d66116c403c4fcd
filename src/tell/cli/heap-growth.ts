// SPDX-License-Identifier: GPL-2.0-or-later
import { setFlagsFromString } from 'node:v8';

/** By how much of what is alive the heap may grow before V8 looks for what is not, in percent. */
const GROWTH = 100;

/**
 * Garbage counts as memory until V8 looks for it, and V8 lets a heap grow to some three times what is alive first. Two kernels
 * are held whole while they are compared, so that is most of the peak. Looking earlier costs no CPU time that can be measured.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
