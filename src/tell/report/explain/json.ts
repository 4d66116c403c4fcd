import type { Explained } from '../../../kernel/explain';
import { jsonOf, type RawText } from '../../../text';

/** Explanations for programs, as docs/explanation.schema.json describes them: an export or type a line. */
export function* explainJson({ base, new: next, explanations }: Explained): Generator<RawText> {
  yield `{\n  "format": "modversions-explanation",\n  "version": 1,\n`;
  yield `  "base": ${jsonOf(base)},\n  "new": ${jsonOf(next)},\n  "explanations": [\n`;
  let separator = '';
  for (const explanation of explanations) {
    yield `${separator}    ${jsonOf(explanation)}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
