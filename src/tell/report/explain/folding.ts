// SPDX-License-Identifier: GPL-2.0-or-later
import type { Row } from './layout-rows';

/** A row, or how many like each other are left out. */
export type Folded = { row: Row; count: 0 } | { row: Row; count: number };

/** Rows that are shown on either side of what is told. */
const CONTEXT = 2;
/** Least rows that are left out. */
const LEAST = 4;

/**
 * Rows with long stretches left out in which nothing changed, or all moved by the same distance.
 * @param isFull whether nothing is left out
 */
export function folded(rows: readonly Row[], isFull: boolean): Folded[] {
  const result: Folded[] = [];
  for (let at = 0; at < rows.length;) {
    const first = rows[at]!;
    let end = at + 1;
    while (end < rows.length && isAlike(first, rows[end]!)) end++;
    const [from, to] = [at === 0 ? at : at + CONTEXT, end === rows.length ? end : end - CONTEXT];
    const isShown = isFull || !isQuiet(first) || to - from < LEAST;
    if (isShown) result.push(...rows.slice(at, end).map(shown));
    else {
      const members = rows.slice(from, to).filter(({ base }) => base?.member).length;
      result.push(...rows.slice(at, from).map(shown), { row: first, count: members });
      result.push(...rows.slice(to, end).map(shown));
    }
    at = end;
  }
  return result;
}

const shown = (row: Row): Folded => ({ row, count: 0 });

/** Whether many of such rows say no more than one. */
function isQuiet({ mark, moved }: Row): boolean {
  return mark === ' ' || (mark === '>' && moved !== 0);
}

function isAlike(one: Row, other: Row): boolean {
  return isQuiet(one) && one.mark === other.mark && one.moved === other.moved;
}
