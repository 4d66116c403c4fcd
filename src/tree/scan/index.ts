/**
 * Stage `scan`: a kernel tree → a corpus. Which units are asked for, what of them is known from an earlier
 * scan, and the rest preprocessed and hashed over the cores.
 */
export type { Shard } from './choice';
export { scanTree, type ScanOrder, type ScanResult } from './scan';
