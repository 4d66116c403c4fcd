// SPDX-License-Identifier: GPL-2.0-or-later
import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';
import { prettyLines } from './pretty';

/** Lines of a type around each difference. */
const CONTEXT = 3;
/** Lines by which types may differ for a shortest diff: the time grows with its square. */
const MOST_EDITS = 2000;

/**
 * A unified diff of two records' texts, a member a line, without the lines that would name files. Texts that have
 * little in common are told apart from their first to their last different line.
 *
 * @param baseText words as symtypes files hold them
 * @param spelt how a word is
 * @returns nothing if both read alike
 */
export function typeDiff(baseText: string, newText: string, spelt?: (word: string) => string): string {
  return linesDiff(prettyLines(baseText, spelt), prettyLines(newText, spelt));
}

/**
 * The same of declarations of any origin: of a record, or as a source has it where no record shows what changed.
 */
export function declarationDiff(baseText: string, newText: string, spelt?: (word: string) => string): string {
  return typeDiff(inWords(baseText), inWords(newText), spelt);
}

/** A source's text with blanks around what ends a line of it; a record's has them, and stays as it is. */
const inWords = (text: string): string =>
  /[^ ];/.test(text) && !/ ;/.test(text)
    ? text
        .replace(/[{}();,]/g, ' $& ')
        .replace(/ +/g, ' ')
        .trim()
    : text;

/** A unified diff of lines without their ends, in the same way. */
export function linesDiff(before: readonly string[], after: readonly string[]): string {
  const options = { context: CONTEXT, maxEditLength: MOST_EDITS };
  const patch = structuredPatch('', '', textOf(before), textOf(after), undefined, undefined, options);
  return patch ? formatPatch(patch, OMIT_HEADERS) : replacement(before, after);
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** One hunk that takes out all lines between what both begin and end with. */
function replacement(before: readonly string[], after: readonly string[]): string {
  const least = Math.min(before.length, after.length);
  let first = 0;
  while (first < least && before[first] === after[first]) first++;
  let last = 0;
  while (last < least - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  const start = Math.max(0, first - CONTEXT);
  const behind = Math.max(0, last - CONTEXT);
  const range = (lines: readonly string[]): string => `${start + 1},${lines.length - behind - start}`;
  return textOf([
    `@@ -${range(before)} +${range(after)} @@`,
    ...before.slice(start, first).map((line) => ` ${line}`),
    ...before.slice(first, before.length - last).map((line) => `-${line}`),
    ...after.slice(first, after.length - last).map((line) => `+${line}`),
    ...before.slice(before.length - last, before.length - behind).map((line) => ` ${line}`),
  ]);
}
