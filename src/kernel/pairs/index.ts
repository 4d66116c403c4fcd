// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `pairs`: comparisons of several architectures or flavours, merged by cause. */
export { mergedPairs } from './pairs';
export {
  ABSENCES,
  type Absence,
  type ComparedPair,
  type MergedCause,
  type MergedChange,
  type MergedPairs,
  type NamedComparison,
  type PairCause,
} from './result';
