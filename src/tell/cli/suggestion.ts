// SPDX-License-Identifier: GPL-2.0-or-later
import { closest, distance } from 'fastest-levenshtein';

/** Letters by which a mistyped word may differ from the one that is meant; of a short one half of them. */
const FAR = 3;

/** The word that was meant by a mistyped one; undefined where none comes near. */
export function nearest(mistyped: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const meant = closest(mistyped, words);
  const most = Math.min(FAR, Math.max(1, Math.floor(mistyped.length / 2)));
  return distance(mistyped, meant) <= most ? meant : undefined;
}
