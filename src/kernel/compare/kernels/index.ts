/** Two kernels, from whatever they were read → what differs, the declarations behind it, and the chains to them. */
export { changesBehind, type ChangeBehind } from './behind';
export type { Sighting } from './causes';
export { compareInFull, compareKernels, type Compared } from './compare';
export {
  explainedBy,
  hasDifference,
  type Chain,
  type ChainStep,
  type ComparedSide,
  type ExportChange,
  type ExportFacts,
  type KernelCause,
  type CauseChange,
  type KernelComparison,
  type ToleratedBy,
} from './comparison';
export { reachMarked, unitPairs, type MarkedReach, type Marks } from './marked';
export { reachedMarks, type PlainGraph } from '../symtypes/components';
export { nearestWays, type Way } from './nearest';
export { memberOf } from './member';
export { kernelFacts, type KernelFacts } from './sides';
