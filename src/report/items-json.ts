import { printable } from '../problem';

/**
 * A plain result for programs, an item of its lists a line: small enough to be read, and never one text of it all.
 * @param result its texts are one character a byte
 * @returns pieces of one character a byte
 */
export function* itemsJson(result: object): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(result)) {
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
