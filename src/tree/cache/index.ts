// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `cache`: what an earlier scan of the same tree found, and whether each part of it still holds. Nothing
 * here changes a result: what holds is what doing it again would give.
 */
export { CheckoutFolder } from './checkout-folder';
export { CacheFolder, cacheRoot, programMark, type MadeRecord, type MadeSet } from './folder';
export { FileStates } from './file-states';
export { listTree, signatureOf, type Listing } from './listing';
export { TreeLock } from './lock';
export { makeRoom } from './room';
export type {
  Declared,
  HeaderTags,
  KeptConditions,
  KeptPlan,
  KeptUnit,
  Snapshot,
  Sought,
  TrackedFile,
} from './snapshot';
