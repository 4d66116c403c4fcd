// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `object`: what a compiler made of one source for two kernels: whether it is the same to a linker and to the kernel, and
 * which functions and variables are not.
 */
export { compareObjects, wantedBy } from './compare';
export type {
  ChangedUse,
  Differing,
  ModuleCode,
  ObjectComparison,
  OpenUse,
  RebuiltUnit,
  UnitUses,
} from './result';
export { relocationsOf } from './relocations';
