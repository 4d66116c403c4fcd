// SPDX-License-Identifier: GPL-2.0-or-later
import type { SymversRow } from '../../formats/corpus';

type Rows = ReadonlyMap<string, SymversRow>;

/** Which parts of a reference are renewed: what matches in the old or in the new one. */
export type Chosen<T> = (part: T) => boolean;

/**
 * The rows of a reference, renewed: those that are chosen are as the new kernel has them, or gone with it; all others
 * stay as they are. The order is the reference's; rows that it has not yet come behind, in the new kernel's order.
 * @param isChosen undefined for all, which then come in the new kernel's order
 */
export function renewRows(
  reference: Rows,
  next: Rows,
  isChosen: Chosen<SymversRow> | undefined,
): Map<string, SymversRow> {
  if (!isChosen) return new Map(next);
  const rows = new Map<string, SymversRow>();
  for (const [name, was] of reference) {
    const is = next.get(name);
    if (!isChosen(was) && !(is && isChosen(is))) rows.set(name, was);
    else if (is) rows.set(name, is);
  }
  for (const [name, is] of next) {
    if (!reference.has(name) && isChosen(is)) rows.set(name, is);
  }
  return rows;
}
