// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `parse`: the tokens of a declaration → the steps it takes, as tree-sitter-c reads its shape.
 * The only stage that knows tree-sitter; looks at kinds of tokens, never at their text.
 */
export { Step, STEP_SIZE, Tag } from './steps';
export { loadParser, readyParser, type Node, type ParseC } from './parser';
export { Division } from './division';
export { type Pieces } from './pieces';
