import type { Explained } from '../../judge';
import { printable } from '../../problem';

/**
 * Explanations for programs, as docs/explanation.schema.json describes them: an export or type a line.
 * @returns pieces of one character a byte
 */
export function* explainJson({ base, new: next, explanations }: Explained): Generator<string> {
  yield `{\n  "format": "modversions-explanation",\n  "version": 1,\n`;
  yield `  "base": ${inBytes(base)},\n  "new": ${inBytes(next)},\n  "explanations": [\n`;
  let separator = '';
  for (const explanation of explanations) {
    yield `${separator}    ${inBytes(explanation)}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

/** JSON in UTF-8, one character a byte, of a value whose texts have one character a byte. */
function inBytes(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? printable(one) : one));
  return Buffer.from(text).toString('latin1');
}
