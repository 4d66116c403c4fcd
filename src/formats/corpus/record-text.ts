// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import { lengthened, nameOf, wordsOf } from './words';

/** Blanks that readers take, other than the one that writers write. */
const ODD_BLANK = /[\t\r\v\f]/;
/** Where words may have to be cut and joined again. */
const NOT_NORMAL = /^ | $|[\t\r\v\f"']|  /;
const STRING_OR_BLANK = /(L?"[^"\\]*(?:\\[^][^"\\]*)*"|L?'[^'\\]*(?:\\[^][^'\\]*)*')|[\t\r\v\f]/g;

const STRING_BEGUN = /^L?["']/;
const STRING = /^L?("[^"\\]*(\\[^][^"\\]*)*"|'[^'\\]*(\\[^][^'\\]*)*')$/;

/** C's names, those of other languages in quotes. A number is the beginning of some other file's line. */
const BARE_NAME = /^(?:'[^'\0-\x1f]+'|[^\0-\x20'"#/*0-9][^\0-\x20'"#]*)$/;

/** A line as a record: one space between words, none at the end, `s##pot` in its long form. */
export function normalised(line: string): string {
  const trimmed = line.endsWith(' ') ? line.slice(0, -1) : line;
  if (!NOT_NORMAL.test(trimmed)) return lengthened(trimmed) ?? trimmed;
  const plain = ODD_BLANK.test(line)
    ? line.replace(STRING_OR_BLANK, (_, string?: string) => string ?? ' ')
    : line;
  // A blank at the beginning stays: there is no name then.
  const text = plain.startsWith(' ') ? ` ${wordsOf(plain).join(' ')}` : wordsOf(plain).join(' ');
  return lengthened(text) ?? text;
}

/** Why a normalised record is none; undefined if it is one. */
export function nameFault(record: string): string | undefined {
  const name = nameOf(record);
  const { bare, isExport } = RecordName.parse(name);
  if (bare === '' || (bare === '#' && !isExport)) return 'a record without a name';
  if (!BARE_NAME.test(bare)) return `no name of a record`;
  return name === record ? 'a record without a text' : undefined;
}

/** Whether a string or character begins in a text and does not end there. */
export function isOpen(text: string): boolean {
  return /["']/.test(text) && wordsOf(text).some((word) => STRING_BEGUN.test(word) && !STRING.test(word));
}
