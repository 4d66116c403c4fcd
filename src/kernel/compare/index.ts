// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `compare`: two kernels, from whatever they were read → what differs, the declarations behind it, and the chains
 * to them. A result is plain data, so that every report of it says the same. `symvers` and `symtypes` compare single
 * files of the field, as its own tools do.
 */
export { changesBehind, type ChangeBehind } from './behind';
export type { Sighting } from './causes';
export { compareInFull, compareKernels, type Compared } from './compare';
export { crcsOf } from './crcs';
export {
  explainedBy,
  hasDifference,
  type CauseChange,
  type Chain,
  type ChainStep,
  type ComparedSide,
  type ExportChange,
  type ExportFacts,
  type KernelCause,
  type KernelComparison,
  type Reasons,
  type RuleNote,
  type ToleratedBy,
} from './comparison';
export { reachedMarks } from './symtypes/components';
export { IntList } from './symtypes/int-list';
export { WalkedGraph, type PlainGraph } from './symtypes/walked-graph';
export { NearestWays, type Way } from './nearest';
export { memberOf } from './member';
export { unitPairs } from './unit-pairs';
export { sideWarnings } from './warnings';
export { kernelFacts, type KernelFacts } from './sides';
export * from './symtypes';
export {
  compareSymvers,
  countedChanges,
  hasUntolerated,
  type SymversChange,
  type SymversChangeKind,
  type SymversChoice,
  type Tolerance,
} from './symvers';
