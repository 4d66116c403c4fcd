// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `generation`: which generation of genksyms is meant: that of a source tree, or one that was asked for.
 */
export { generationOfTree } from './tree';
export { chosenGeneration, generationAround } from './choose';
