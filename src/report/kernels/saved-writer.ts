import type { JudgedComparison } from '../../judge';
import { printable } from '../../problem';
import { savedOf, type SavedComparison } from './saved';

/** Characters that change how the text around them is shown, or end a line for some readers. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * A comparison of kernels for programs, as docs/comparison.schema.json describes it: an export or a cause a line.
 * @returns pieces of one character a byte
 */
export function* kernelsJson(comparison: JudgedComparison): Generator<string> {
  for (const piece of savedPieces(savedOf(comparison))) yield Buffer.from(piece).toString('latin1');
}

/** The JSON of a saved comparison whose texts have one character a byte, in pieces of Unicode. */
export function* savedPieces(saved: SavedComparison): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(saved)) {
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      yield jsonOf(value);
      continue;
    }
    let opening = '[\n';
    for (const item of value) {
      yield `${opening}    ${jsonOf(item)}`;
      opening = ',\n';
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}

/** JSON of a value whose texts have one character a byte. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? printable(one) : one));
  return text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
