// SPDX-License-Identifier: GPL-2.0-or-later
import { shortDigest } from '../../formats/corpus';
import { bytesOf } from './source-text';

const INCLUDE = /^[ \t]*#[ \t]*include\b/;
const CONDITION = /^[ \t]*#[ \t]*(el)?if\b.*\b__LINE__\b/;

/**
 * A digest of what bears on the plan in a file that units are made from: whom it includes, what it says of
 * exports, and whether a condition asks for its line. While it stays, which units there are stays too.
 * @param words one of which stands in every line that exports or defines what exports
 */
export function bearingOf(path: string, words: readonly string[]): string {
  const text =
    bytesOf(path)
      ?.toString('latin1')
      .replace(/\\\r?\n/g, ' ') ?? '';
  const bears = (line: string): boolean =>
    words.some((word) => line.includes(word)) || INCLUDE.test(line) || CONDITION.test(line);
  return shortDigest(text.split('\n').filter(bears).join('\n'));
}
