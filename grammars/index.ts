// SPDX-License-Identifier: GPL-2.0-or-later
/** The kernel-C dialect: the generations of genksyms, and how C is made readable for tree-sitter. */
export { G0, G0_MACROS, G0_WITHOUT_PREFIX } from './g0';
export { V6_14, V6_15, V7_0 } from './rework';
export { generationOf, generationOfVersion, GENERATIONS, NEWEST } from './choice';
export { type Generation, type Reading } from './generation';
export { READINGS } from './readings';
export { FOLDED, PITCH, SPELLING, IN_PLACE, WRAP } from './dialect';
export { COMMON } from './common';
