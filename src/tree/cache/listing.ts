// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Every file of some folders, with its stamp: what changes whenever the file does. */
export interface Listing {
  stamps: Map<string, string>;
  /** Paths by the last part of their name, in no order. */
  byName: Map<string, string[]>;
}

/**
 * Size, times and number of a file. A writer can set back the time of modification, but not the time at which
 * the state changed.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino, mode }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${mode}`;
}

/** The stamp of what is at a path, of a link with that of what it leads to; undefined for nothing. */
export function stampAt(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isSymbolicLink()) return stat && stampOf(stat);
  return `${stampOf(stat)} ${stampBehind(path)}`;
}

function stampBehind(link: string): string {
  try {
    return stampOf(statSync(link));
  } catch {
    // It leads nowhere, or round and round.
    return 'nowhere';
  }
}

/**
 * Lists folders with all that is below them; links are not followed.
 * @param leftOut absolute paths of folders to leave out
 */
export function listTree(folders: readonly string[], leftOut: readonly string[]): Listing {
  const stamps = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const waiting = [...new Set(folders)];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && !leftOut.includes(path)) waiting.push(path);
        continue;
      }
      const stamp = stampAt(path);
      if (stamp === undefined) continue;
      stamps.set(path, stamp);
      const namesakes = byName.get(entry.name);
      if (namesakes) namesakes.push(path);
      else byName.set(entry.name, [path]);
    }
  }
  return { stamps, byName };
}

/**
 * A digest of all files that the commands of a build depend on: every file of the tree.
 * @param isLookedAfter whether only the presence of a file counts here
 */
export function signatureOf({ stamps }: Listing, isLookedAfter: (path: string) => boolean): string {
  const lines = [...stamps].map(([path, stamp]) => (isLookedAfter(path) ? path : `${path} ${stamp}`));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

function entriesOf(folder: string): { name: string; isDirectory(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
