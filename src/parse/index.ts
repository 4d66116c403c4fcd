/**
 * Stage 2, `parse`: the shape of a declaration → the steps it takes, as tree-sitter-c reads it.
 * The only stage that knows tree-sitter; knows no text, only kinds of tokens.
 */
export { Step, STEP_SIZE, Tag } from './steps';
export { stepsOf } from './shape';
export { type Place } from './readable';
