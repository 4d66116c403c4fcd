import { printable } from '../../problem';

/** Characters that change how the text around them is shown, or end a line for some readers. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** JSON in UTF-8, one character a byte, of a value whose texts have one character a byte. */
export function jsonBytes(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? printable(one) : one));
  const seen = text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(seen).toString('latin1');
}
