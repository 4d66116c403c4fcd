// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `cpp`: a source and the options of its compiler → the text that GCC's own preprocessor would make of it, at a
 * fraction of its cost, since what a header does is remembered.
 */
export { askCompiler } from './compiler-facts';
export { Engine, type EngineCounts, type EngineText } from './engine';
export { firstDifference } from './difference';
export { Refusal } from './refusal';
export type { Rope } from './rope';
export { STAND_IN } from './trace';
