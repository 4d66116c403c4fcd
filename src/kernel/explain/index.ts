// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `explain`: single exports and types of two kernels in full: what became of them, why, and what it means. */
export { Explainer } from './explainer';
export type {
  Explained,
  ExplainedCause,
  Explanation,
  ExportExplanation,
  ReachedChange,
  TypeExplanation,
  Uncaused,
} from './explanation';
export type { Subject } from './subjects';
