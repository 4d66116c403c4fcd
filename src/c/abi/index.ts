// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `abi`: what differs between two declarations of C and what that means for code compiled against the first, from
 * their types alone: pure functions of two typed sides, which know nothing of kernels.
 */
export { compareDeclarations } from './declarations';
export { areCompatible, difference, DIFFERENCE_KINDS, type Difference, type Fact } from './difference';
export {
  recordNamed,
  shownLayouts,
  type MemberState,
  type Proof,
  type ShownLayout,
  type ShownMember,
} from './shown-layouts';
export { leavesOf } from './leaves';
export { roomIfKnown, type Newcomer } from './room';
export { onBoth, type Both, type TypedSide } from './sides';
export type { Uses } from './records';
export { byVerdict, VERDICTS, worst, type Verdict } from './verdict';
export { whatHappened } from './what-happened';
