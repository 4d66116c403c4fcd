// SPDX-License-Identifier: GPL-2.0-or-later
import type { Source, SourceWord } from './source-words';

/** Lines that take the place of others: `from` up to, and without, `to`. Lines count from 0. */
export interface Edit {
  from: number;
  to: number;
  lines: string[];
}

/** Why a change cannot be written into a source. */
export class Unwritable extends Error {}

export const IF_HIDDEN = '#ifdef __GENKSYMS__';
export const IF_COMPILED = '#ifndef __GENKSYMS__';
export const ELSE = '#else';
export const END = '#endif';

/**
 * The lines that hold some words and no others: from the first to behind the last.
 * @throws Unwritable where others stand on them too
 */
export function ownLines(source: Source, words: readonly SourceWord[]): { from: number; to: number } {
  const { words: all, unended } = source;
  const [first, last] = [words[0]!, words.at(-1)!];
  const at = all.indexOf(first);
  const end = all.indexOf(last);
  const to = lineBehind(source, last.line);
  const isShared = (all[at - 1]?.line ?? -1) >= first.line || (all[end + 1]?.line ?? Infinity) < to;
  if (isShared || unended.has(first.line - 1))
    throw new Unwritable(`line ${first.line + 1} holds more than ${shortened(words)}`);
  if (first.branch !== last.branch) throw new Unwritable(`#if lies within ${shortened(words)}`);
  return { from: first.line, to };
}

/** The first line that something can be put before, behind a line: comments that begin on it are left whole. */
export function lineBehind({ unended }: Source, line: number): number {
  let end = line;
  while (unended.has(end)) end++;
  return end + 1;
}

/**
 * The line behind a word, for what is put there.
 * @param what the word ends, for messages
 * @throws Unwritable where more stands on the word's own lines
 */
export function freeLineBehind(source: Source, word: SourceWord, what: string): number {
  const line = lineBehind(source, word.line);
  const next = source.words[source.words.indexOf(word) + 1];
  if (next && next.line < line) throw new Unwritable(`line ${word.line + 1} holds more than ${what}`);
  return line;
}

/** The blanks and tabs that a line begins with. */
export function indentOf({ lines }: Source, line: number): string {
  return /^[ \t]*/.exec(lines[line] ?? '')![0];
}

/**
 * The source with all edits.
 * @throws Unwritable where two of them want the same lines
 */
export function edited({ lines }: Source, edits: readonly Edit[]): string {
  const inOrder = edits.map((edit, index) => ({ edit, index }));
  inOrder.sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  const made: string[] = [];
  let at = 0;
  for (const { edit } of inOrder) {
    if (edit.from < at) throw new Unwritable(`two fixes want line ${edit.from + 1}`);
    made.push(...lines.slice(at, edit.from), ...edit.lines);
    at = edit.to;
  }
  return [...made, ...lines.slice(at)].join('\n');
}

function shortened(words: readonly SourceWord[]): string {
  const text = words.map(({ text: word }) => word).join(' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
