// SPDX-License-Identifier: GPL-2.0-or-later
import type { Until } from './reasoned-rule';

/** Reads until when a rule holds: `2027-01-31`, or a release; null for neither. */
export function untilOf(text: string): Until | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? { day: text } : null;
  }
  return /^\d+(\.\d+)+$/.test(text) ? { release: text } : null;
}

/** Whether it is over. A rule that holds until a release is over for a kernel whose release is not known. */
export function isOver(until: Until | null, today: string, release: string | null): boolean {
  if (until === null) return false;
  if ('day' in until) return today > until.day;
  const [now] = /^\d+(\.\d+)+/.exec(release ?? '') ?? [];
  return now === undefined || !isBefore(numbers(now), numbers(until.release));
}

const numbers = (release: string): number[] => release.split('.').map(Number);

/** `6.1` is before `6.1.1`. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [mine, its] = [one[at] ?? 0, other[at] ?? 0];
    if (mine !== its) return mine < its;
  }
  return false;
}
