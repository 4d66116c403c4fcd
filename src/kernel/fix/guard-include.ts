// SPDX-License-Identifier: GPL-2.0-or-later
import { END, IF_COMPILED, IF_HIDDEN, Unwritable, type Edit } from './edits';
import type { Source } from './source-words';

/** Hides an `#include` from genksyms. @throws Unwritable where the line holds none */
export function hideInclude(source: Source, line: number): Edit {
  const isThere = source.includes.some((one) => one.line === line);
  if (!isThere || source.unended.has(line)) throw new Unwritable(`line ${line + 1} holds no plain #include`);
  return { from: line, to: line + 1, lines: [IF_COMPILED, source.lines[line]!, END] };
}

/**
 * Shows genksyms an `#include` that the base had.
 * @param named as it is to stand there, in its brackets
 */
export function showInclude(source: Source, named: string): Edit {
  const outermost = source.includes.filter(
    ({ depth, line }) => depth <= guardDepth(source) && !source.unended.has(line),
  );
  const last = outermost.at(-1);
  const line = last ? last.line + 1 : (source.words[0]?.line ?? 0);
  if (source.unended.has(line - 1)) throw new Unwritable('no place for an #include is found');
  return { from: line, to: line, lines: [IF_HIDDEN, `#include ${named}`, END] };
}

/** Adds an `#include` behind the others; none where it is there. */
export function addInclude(source: Source, named: string): Edit[] {
  if (source.includes.some((one) => one.named === named)) return [];
  const { from, to } = showInclude(source, named);
  return [{ from, to, lines: [`#include ${named}`] }];
}

/** How many `#if` are open around all that a header with a guard declares. */
function guardDepth({ words }: Source): number {
  return words.reduce((least, { depth }) => Math.min(least, depth), Infinity);
}
