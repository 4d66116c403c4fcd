import type { JudgedComparison } from '../judge';
import { printable } from '../problem';

/**
 * A comparison of kernels for programs, as docs/comparison.schema.json describes it: an export or a cause a line.
 * @returns pieces of one character a byte
 */
export function* kernelsJson(comparison: JudgedComparison): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(comparison)) {
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      yield inBytes(value);
      continue;
    }
    let opening = '[\n';
    for (const item of value) {
      yield `${opening}    ${inBytes(item)}`;
      opening = ',\n';
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}

/** JSON in UTF-8, one character a byte, of a value whose texts have one character a byte. */
function inBytes(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? printable(one) : one));
  return Buffer.from(text).toString('latin1');
}
