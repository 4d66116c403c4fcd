// SPDX-License-Identifier: GPL-2.0-or-later
import { lstatSync, readFileSync } from 'node:fs';
import { Char } from '../../text';

/** What a file says that matters for finding exports. */
export interface SourceText {
  /** Whether a word of an export's stands in it. */
  hasExport: boolean;
  usesLineInCondition: boolean;
  /** What it includes, as it is written between quotes and between angle brackets. */
  quoted: readonly string[];
  angled: readonly string[];
}

const COMMENTS = /\/\*[^]*?\*\/|\/\/[^\n]*/g;
const DIRECTIVE = /^[ \t]*#/;
const EMPTY: readonly string[] = [];
const LINE_IN_CONDITION = /^[ \t]*#[ \t]*(?:el)?if\b(?:[^\n]*\\\r?\n)*[^\n]*\b__LINE__\b/m;

/**
 * @param path absolute
 * @param words one of which stands in every file that exports something itself
 */
export function sourceText(path: string, bytes: Buffer, words: readonly string[]): SourceText {
  return {
    hasExport: words.some((word) => bytes.includes(word)) && mayExport(path, bytes, words),
    usesLineInCondition: usesLineInCondition(bytes),
    ...includesOf(bytes),
  };
}

/**
 * A header may only define macros that export. Where these have a word of an export's in their names, a file
 * that uses one has it too, and is found by itself.
 */
function mayExport(path: string, bytes: Buffer, words: readonly string[]): boolean {
  if (!path.endsWith('.h')) return true;
  const hasWord = (text: string): boolean => words.some((word) => text.includes(word));
  const code = bytes
    .toString('latin1')
    .replace(COMMENTS, ' ')
    .replace(/\\\r?\n/g, ' ');
  return code.split('\n').some((line) => {
    const [, macro, rest] = /^[ \t]*#[ \t]*define[ \t]+(\w+)(.*)/.exec(line) ?? [];
    if (macro !== undefined) return !hasWord(macro) && hasWord(rest!);
    return !DIRECTIVE.test(line) && hasWord(line);
  });
}

/** The bytes of a file; null for what is not one. */
export function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Whether something of that name is there, even if nobody can read it: a file, or a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a condition of the preprocessor's hangs on the number of its line. */
export function usesLineInCondition(bytes: Buffer): boolean {
  return bytes.includes('__LINE__') && LINE_IN_CONDITION.test(bytes.toString('latin1'));
}

const INCLUDE = 'include';
/** Bytes of a name that a compiler could open; what is longer is no `#include`. */
const LONGEST_NAME = 1000;

/** Found by bytes: a pattern over the text of 14,000 sources takes seconds. */
function includesOf(bytes: Buffer): Pick<SourceText, 'quoted' | 'angled'> {
  let quoted: string[] | undefined;
  let angled: string[] | undefined;
  for (let at = bytes.indexOf(INCLUDE); at >= 0; at = bytes.indexOf(INCLUDE, at + INCLUDE.length)) {
    let before = at - 1;
    while (isBlank(bytes[before])) before--;
    if (bytes[before] !== Char.HASH) continue;
    let start = at + INCLUDE.length;
    while (isBlank(bytes[start])) start++;
    const closer =
      bytes[start] === Char.QUOTE ? Char.QUOTE : bytes[start] === Char.LESS ? Char.GREATER : undefined;
    if (closer === undefined) continue;
    const end = bytes.indexOf(closer, start + 1);
    if (end < 0 || end - start > LONGEST_NAME) continue;
    const name = bytes.toString('latin1', start + 1, end);
    if (closer === Char.QUOTE) (quoted ??= []).push(name);
    else (angled ??= []).push(name);
  }
  return { quoted: quoted ?? EMPTY, angled: angled ?? EMPTY };
}

function isBlank(byte: number | undefined): boolean {
  return byte === Char.SPACE || byte === Char.TAB;
}
