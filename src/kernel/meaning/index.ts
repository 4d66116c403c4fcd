// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `meaning`: what declarations mean on both sides of a comparison, in each unit and to those who know a type by its
 * name only; which of that differs; and what an export's type leads to.
 */
export type { Identities } from './identities';
export { KernelMeanings, type MeaningChange } from './kernel-meanings';
export { sideMeanings, type MeaningSides } from './meaning-sides';
export { Everywhere } from './everywhere';
export { LeadingNames } from './leading-names';
export { PairReach, type MarkedWay } from './pair-reach';
export { type Own, SideMeanings } from './side-meanings';
export { unitPairsOf, type UnitPair } from './unit-pairs';
