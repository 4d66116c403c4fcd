// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from './raw';
import { printable } from './shown';

/** Characters that change how the text around them is shown, or end a line for some readers. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A value of raw texts as JSON, which is in UTF-8 by its standard (RFC 8259). */
export function jsonOf(value: unknown): RawText {
  const text = JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? printable(one as RawText) : one,
  );
  return inUtf8(text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
