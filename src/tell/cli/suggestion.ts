// SPDX-License-Identifier: GPL-2.0-or-later
import { closest, distance } from 'fastest-levenshtein';

/** Letters by which a mistyped word may differ from the one that is meant. */
const FAR = 3;

/** The word that was meant by a mistyped one; undefined where none comes near. */
export function nearest(mistyped: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const meant = closest(mistyped, words);
  return distance(mistyped, meant) <= FAR ? meant : undefined;
}
