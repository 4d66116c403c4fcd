// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `scan`: a kernel tree → a corpus. Which units are asked for, what of them is known from an earlier
 * scan, and the rest preprocessed and hashed over the cores.
 */
export type { Shard } from './choice';
export { WHOLE_SCAN, type ScanOrder, type ScanResult } from './order';
export { scanTree } from './scan';
