/** Stage `judge`: what differs between two kernels to what it means: kinds, verdicts with their proof, and advice. */
export { benchOf, whyNoBench, type Bench } from './bench';
export { judgeKernels, notJudged } from './judge';
export type {
  Fact,
  Finding,
  Inclusion,
  JudgedCause,
  JudgedChange,
  JudgedComparison,
  Judgement,
  MemberState,
  Proof,
  ShownLayout,
  ShownMember,
  VerdictCounts,
} from './judgement';
export { KIND_IDS, type KindId } from './kind-ids';
export { KINDS } from './kinds';
export type { Kind } from './kinds/kind';
export { JudgedSide } from './side';
export { findMissed } from './silent';
export { byVerdict, VERDICTS, worst, type Verdict } from './verdict';
