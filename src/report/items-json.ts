import { printable } from '../problem';

/** Characters that change how the text around them is shown, or end a line for some readers. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

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
  const seen = text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(seen).toString('latin1');
}
