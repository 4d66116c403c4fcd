import type { Explained } from '../../../kernel/explain';
import { jsonBytes } from '../json-bytes';

/**
 * Explanations for programs, as docs/explanation.schema.json describes them: an export or type a line.
 * @returns pieces of one character a byte
 */
export function* explainJson({ base, new: next, explanations }: Explained): Generator<string> {
  yield `{\n  "format": "modversions-explanation",\n  "version": 1,\n`;
  yield `  "base": ${jsonBytes(base)},\n  "new": ${jsonBytes(next)},\n  "explanations": [\n`;
  let separator = '';
  for (const explanation of explanations) {
    yield `${separator}    ${jsonBytes(explanation)}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
