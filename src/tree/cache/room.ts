// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CheckoutFolder } from './checkout-folder';

/** The name of a snapshot in its folder. */
export const SNAPSHOT = 'snapshot';
/**
 * Bytes of all snapshots and checkouts together: two checkouts of a kernel and the snapshots beside them.
 * MODVERSIONS_CACHE_SIZE sets another bound.
 */
const ROOM = 4 * 2 ** 30;
/** Milliseconds after which a file that was never renamed into place must be from a run that died. */
const STALE = 24 * 60 * 60 * 1000;

/** One thing that is kept. */
interface Kept {
  bytes: number;
  /** Milliseconds of its last use. */
  used: number;
  remove: () => void;
}

/**
 * Removes what was used longest ago until the rest fits, and what dead runs left. A checkout in use stays,
 * whatever its size.
 * @param root the folder of all caches
 */
export function makeRoom(root: string): void {
  const asked = Number(process.env['MODVERSIONS_CACHE_SIZE']);
  let room = asked > 0 ? asked : ROOM;
  const kept: Kept[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(root, entry.name);
    removeStale(folder);
    const snapshot = join(folder, SNAPSHOT);
    const stat = statSync(snapshot, { throwIfNoEntry: false });
    const remove = (): void => rmSync(snapshot, { force: true });
    if (stat) kept.push({ bytes: stat.size, used: stat.mtimeMs, remove });
    const checkout = CheckoutFolder.at(root, folder);
    if (checkout?.use) kept.push({ ...checkout.use, remove: () => checkout.removeUnused() });
    else checkout?.removeUnused();
  }
  kept.sort((a, b) => b.used - a.used);
  for (const { bytes, remove } of kept) {
    room -= bytes;
    if (room < 0) remove();
  }
}

function removeStale(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.tmp'))) {
    const file = join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > STALE) rmSync(file, { force: true });
  }
}
