/** Stage `judge`: what differs between two kernels to what it means: kinds, verdicts with their proof, and advice. */
export {
  Explainer,
  type Explained,
  type ExplainedCause,
  type Explanation,
  type ExportExplanation,
  type ModuleCount,
  type ReachedChange,
  type Subject,
  type TypeExplanation,
  type Uncaused,
} from './explain';
export { judgeKernels } from './judge';
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
export { byVerdict, VERDICTS, worst, type Verdict } from './verdict';
