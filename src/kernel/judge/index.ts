// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `judge`: what differs between two kernels to what it means for compiled modules: verdicts with their proof, wherever
 * units saw a cause, and advice by the kind of a change.
 */
export { ExportVerdicts } from './export-verdicts';
export { MeaningChanges } from './missed';
export { judgeKernels } from './judge-kernels';
export { DEBUG_DATA_ADVICE, KIND_IDS, KINDS, type Kind, type KindId } from './kinds';
export { LaidOutKernel } from './laid-out-kernel';
export { missedIn } from './missed-in';
export { judgeFor, laidOutPair, type LaidOutPair } from './laid-out-pair';
export { newcomersOf } from './room-advice';
export type {
  Beyond,
  Commit,
  CompiledIn,
  Finding,
  Inclusion,
  JudgedCause,
  JudgedChange,
  JudgedComparison,
  Judgement,
  RuleUse,
  VerdictCounts,
} from './result';
// What results are made of, for those who tell them.
export { byVerdict, VERDICTS, worst } from '../../c/abi';
export type { Fact, MemberState, Proof, ShownLayout, ShownMember, Verdict } from '../../c/abi';
