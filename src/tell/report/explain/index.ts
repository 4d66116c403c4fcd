/** Single exports and types in full, as text and as JSON. */
export { explainJson } from './json';
export type { Look as ExplainLook } from './look';
export { explainText } from './text';
