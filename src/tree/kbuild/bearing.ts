// SPDX-License-Identifier: GPL-2.0-or-later
import { shortDigest } from '../../formats/corpus';
import { definitionsIn, includedIn, withoutCommentsAndDirectives } from './export-text';
import { bytesOf, sourceText } from './source-text';

/** Is told the absolute path of a file that a plan was made from, and what bears on the plan in it. */
export type NoteBearing = (path: string, bearing: string) => void;

/**
 * A digest of all that the search for sources that export takes from a file: whom it includes, whether it exports,
 * what it defines that does, and whether a condition asks for its line. While it stays, in every file, which units
 * there are stays too.
 * @param words one of which stands in every line that exports or defines what exports
 */
export function bearingOf(path: string, words: readonly string[]): string {
  return bearingIn(path, bytesOf(path), words);
}

/** @param bytes the file's; null for what is not one */
export function bearingIn(
  path: string,
  bytes: Buffer | null,
  words: readonly string[],
  text = bytes && sourceText(path, bytes, words),
): string {
  if (!bytes) return '';
  const said: unknown[] = [text];
  // More is asked of headers alone: which macros export, and which headers lead to statements.
  if (!/\.[cS]$/.test(path)) said.push(exportsIn(bytes, words));
  return shortDigest(JSON.stringify(said));
}

function exportsIn(bytes: Buffer, words: readonly string[]): unknown[] {
  const text = bytes.toString('latin1');
  const included = includedIn(text);
  if (!words.some((word) => bytes.includes(word))) return [included];
  const hasWord = (line: string): boolean => words.some((word) => line.includes(word));
  const definitions = definitionsIn(text).filter(({ name, body }) => hasWord(name) || hasWord(body));
  const statements = withoutCommentsAndDirectives(text).split('\n').filter(hasWord);
  return [included, definitions, statements];
}
