// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes } from '../../formats/corpus';

/**
 * Places of kernels from the oldest release to the newest; of equal ones the later named counts as newer.
 * @param releases as `uname -r` prints them
 * @returns null where one of them is not known
 */
export function ascendingReleases(releases: readonly (string | null)[]): number[] | null {
  const known = releases.filter((one) => one !== null);
  if (known.length < releases.length) return null;
  return known.map((_, place) => place).sort((a, b) => byRelease(known[a]!, known[b]!) || a - b);
}

/** Numbers by their values, all else by bytes; `6.2.0-rc1` and `6.2.0~beta` come before `6.2.0`. */
function byRelease(one: string, other: string): number {
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [a, b] = [ours[at] ?? '', theirs[at] ?? ''];
    if (a === b) continue;
    if (isBefore(a) !== isBefore(b)) return isBefore(a) ? -1 : 1;
    if (/^\d/.test(a) && /^\d/.test(b)) {
      const difference = Number(a) - Number(b);
      if (difference !== 0) return difference;
      continue;
    }
    return byBytes(a, b);
  }
  return 0;
}

const partsOf = (release: string): string[] => release.match(/\d+|\D+/g) ?? [];

/** What comes before a release. */
const isBefore = (part: string): boolean => /^(?:-rc|~)/.test(part);
