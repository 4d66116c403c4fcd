// SPDX-License-Identifier: GPL-2.0-or-later
import { ELSE, END, IF_COMPILED, IF_HIDDEN, indentOf, ownLines, Unwritable, type Edit } from './edits';
import type { Source, SourceWord } from './source-words';

/**
 * Shows genksyms the base's declaration, and compilers the new one.
 * @param line where it begins
 * @param base its text, without the body of a function
 * @throws Unwritable
 */
export function guardDeclaration(source: Source, line: number, base: string): Edit {
  const words = declarationAt(source, line);
  const { from, to } = ownLines(source, words);
  const indent = indentOf(source, from);
  if (/[#\\]/.test(base)) throw new Unwritable('a directive lies within the declaration of the base');
  const bare = base
    .trim()
    .replace(/[\s;]+$/, '')
    .replace(/\s+/g, ' ');
  const end = words.at(-1)!.text === ';' ? ';' : '';
  return {
    from,
    to,
    lines: [IF_HIDDEN, `${indent}${bare}${end}`, ELSE, ...source.lines.slice(from, to), END],
  };
}

/** Hides a whole declaration from genksyms. @throws Unwritable */
export function hideDeclaration(source: Source, line: number): Edit {
  const { from, to } = ownLines(source, declarationAt(source, line));
  return { from, to, lines: [IF_COMPILED, ...source.lines.slice(from, to), END] };
}

/** The words of a declaration with its semicolon; those of a function before its body. @throws Unwritable */
export function declarationAt({ words }: Source, line: number): SourceWord[] {
  const start = words.findIndex((word) => word.line >= line);
  if (start < 0 || words[start]!.line !== line) throw new Unwritable(`line ${line + 1} holds no declaration`);
  let depth = 0;
  for (let at = start; at < words.length; at++) {
    const { text } = words[at]!;
    if (depth === 0 && text === ';') return words.slice(start, at + 1);
    if (depth === 0 && text === '{' && words[at - 1]?.text === ')') return words.slice(start, at);
    if (text === '{' || text === '(' || text === '[') depth++;
    if (text === '}' || text === ')' || text === ']') depth--;
    if (depth < 0) break;
  }
  throw new Unwritable(`the declaration in line ${line + 1} has no end`);
}
