/** The kernel-C dialect: the generations of genksyms' grammar, and how C is made readable for tree-sitter. */
export { G0 } from './g0';
export { type Generation } from './generation';
export { FOLDED, PITCH, SPELLING, IN_PLACE, WRAP } from './dialect';
export { COMMON } from './common';
