// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Every file of some folders, with its stamp: what changes whenever the file does. */
export interface Listing {
  stamps: Map<string, string>;
  /** Paths by the last part of their name, in no order. */
  byName: Map<string, string[]>;
  /** Stamps of what lies in folders elsewhere that links of the tree lead to. */
  elsewhere: Map<string, string>;
}

/** Files elsewhere that are looked at; a link may lead to a whole disk. */
const MOST_ELSEWHERE = 100_000;

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
  const links: string[] = [];
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
      if (entry.isSymbolicLink()) links.push(path);
      const namesakes = byName.get(entry.name);
      if (namesakes) namesakes.push(path);
      else byName.set(entry.name, [path]);
    }
  }
  return { stamps, byName, elsewhere: stampsElsewhere(links, folders) };
}

/** What lies in the folders outside of these that links lead to, and links in those. */
function stampsElsewhere(links: readonly string[], folders: readonly string[]): Map<string, string> {
  const roots = folders.flatMap((folder) => folderBehind(folder) ?? []);
  const isInside = (path: string): boolean =>
    roots.some((root) => path === root || path.startsWith(`${root}/`));
  const waiting = new Set(links.flatMap((link) => folderBehind(link) ?? []));
  const found = new Map<string, string>();
  // The walk over a growing set visits what is added.
  for (const folder of waiting) {
    if (isInside(folder)) continue;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.git') waiting.add(path);
        continue;
      }
      const behind = entry.isSymbolicLink() ? folderBehind(path) : undefined;
      if (behind !== undefined) waiting.add(behind);
      // Nobody knows whether the rest stays.
      if (found.size === MOST_ELSEWHERE) return found.set('and more', randomUUID());
      found.set(path, stampAt(path) ?? '');
    }
  }
  return found;
}

/** The folder that a path leads to, without links; undefined where it leads to none. */
function folderBehind(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A digest of all that the commands of a build depend on: every file of the tree, and what its links lead to.
 * @param surroundings what there is beside files
 * @param isLookedAfter whether only the presence of a file counts here
 */
export function signatureOf(
  { stamps, elsewhere }: Listing,
  surroundings: readonly string[],
  isLookedAfter: (path: string) => boolean,
): string {
  const lines = [...stamps].map(([path, stamp]) => (isLookedAfter(path) ? path : `${path} ${stamp}`));
  for (const [path, stamp] of elsewhere) lines.push(`elsewhere ${path} ${stamp}`);
  const all = [...surroundings, ...lines.sort()];
  return createHash('sha256').update(all.join('\n')).digest('hex');
}

function entriesOf(folder: string): Pick<Dirent, 'name' | 'isDirectory' | 'isSymbolicLink'>[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
