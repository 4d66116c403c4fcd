import type { JudgedComparison } from '../../../kernel/judge';
import { itemsJson } from '../items-json';
import { savedOf } from './saved';

/**
 * A comparison of kernels for programs, as docs/comparison.schema.json describes it: an export or a cause a line.
 * @returns pieces of one character a byte
 */
export function kernelsJson(comparison: JudgedComparison): Generator<string> {
  return itemsJson(savedOf(comparison));
}
