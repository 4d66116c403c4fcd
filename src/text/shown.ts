// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText, Shown } from './raw';

/** Printable ASCII, which most text is. */
const PLAIN = /^[ -~]*$/;
/**
 * Characters that no one sees, and that change how the text around them is shown or where it breaks: soft hyphens,
 * joiners, marks and overrides of direction (Unicode TR 9), separators of lines, tags.
 */
const UNSEEN = /[\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/**
 * What the bytes of a text spell in UTF-8. Control characters, which no source needs and a terminal would obey, are
 * shown as `\x1b`.
 */
export function printable(text: RawText): string {
  if (PLAIN.test(text)) return text;
  const spelt = Buffer.from(text, 'latin1').toString('utf8');
  return spelt.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Text as people may safely be shown it: what is not seen is spelt, `\u{202e}`. The one way from raw text to reports. */
export function shown(text: RawText): Shown {
  return (PLAIN.test(text) ? text : visible(printable(text))) as Shown;
}

/** The same of a text in Unicode without control characters. */
export function visible(text: string): Shown {
  return text.replace(UNSEEN, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`) as Shown;
}
