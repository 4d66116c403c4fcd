import { jsonBytes } from './json-bytes';

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
      yield jsonBytes(value);
      continue;
    }
    let opening = '[\n';
    for (const item of value) {
      yield `${opening}    ${jsonBytes(item)}`;
      opening = ',\n';
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}
