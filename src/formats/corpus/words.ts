// SPDX-License-Identifier: GPL-2.0-or-later
import { isMarked, MARK_PATTERN, markedName, RecordName, type Mark } from '../../record-name';

/** A string or character with all that stands in it, a name in quotes, or anything else up to the next space. */
const WORD = new RegExp(
  [
    /L?"[^"\\]*(?:\\[^][^"\\]*)*"/.source,
    /L?'[^'\\]*(?:\\[^][^'\\]*)*'/.source,
    `${MARK_PATTERN}'[^'\\n]*'`,
    /\n|[^ \n]+/.source,
  ].join('|'),
  'g',
);

const MAYBE_QUOTED = /["']/;

/**
 * The words of a record or of several; a line's end is a word, a string with spaces or line ends in it is one too.
 * A quote that nothing closes is a word of its own, or the beginning of one.
 */
export function wordsOf(text: string): string[] {
  if (!MAYBE_QUOTED.test(text) && !text.includes('\n')) return text.split(' ').filter((word) => word !== '');
  return text.match(WORD) ?? [];
}

/** The name a record begins with, mark included: `s#pot`; empty for an empty record. */
export function nameOf(record: string): string {
  if (MAYBE_QUOTED.test(record)) return wordsOf(record)[0] ?? '';
  const end = record.indexOf(' ');
  return end < 0 ? record : record.slice(0, end);
}

/** The names a record refers to, each once, in the order of their first mention. */
export function referencesOf(record: string): string[] {
  return [...new Set(wordsOf(record).slice(1).filter(isMarked))];
}

const TAG_MARKS: readonly Mark[] = ['s', 'u', 'e'];
const OTHER_MARKS: readonly Mark[] = ['', 't', 'E'];

/**
 * All names that share a slot with this one, itself included. A unit fills each slot once: C has one name space for
 * tags and one for all else, and genksyms finds a tag of another kind too, `s#pot` where the unit has `u#pot`.
 */
export function slotMates(name: string): string[] {
  const { bare, isTag } = RecordName.parse(name);
  return (isTag ? TAG_MARKS : OTHER_MARKS).map((mark) => markedName(mark, bare));
}

/** What stands behind the name of a type that nothing defines. */
const OPAQUE_BODY = ' { UNKNOWN }';

/** `s##pot` for `s#pot struct pot { UNKNOWN }`; undefined for any other record. */
export function shortened(record: string): string | undefined {
  if (!record.endsWith(OPAQUE_BODY)) return undefined;
  const name = RecordName.parse(record.slice(0, record.indexOf(' ')));
  if (!name.isTag || name.bare === '' || record !== opaque(name)) return undefined;
  return markedName(name.mark, `#${name.bare}`);
}

/** What `s##pot` is short for; undefined where the line is no such form. */
export function lengthened(line: string): string | undefined {
  if (line[2] !== '#') return undefined;
  const short = RecordName.parse(line);
  if (!short.isTag || !/^#[^ ]+$/.test(short.bare)) return undefined;
  return opaque(RecordName.parse(markedName(short.mark, short.bare.slice(1))));
}

function opaque(name: RecordName): string {
  return `${name.spelling} ${name.title}${OPAQUE_BODY}`;
}
