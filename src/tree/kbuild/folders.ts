// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, rmdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs an action that may leave empty folders below a folder, and removes those. kbuild makes the folders of a
 * separate object tree even if it only reads its makefiles.
 */
export async function withoutNewFolders<T>(root: string, work: () => Promise<T>): Promise<T> {
  const before = new Set(foldersBelow(root));
  try {
    return await work();
  } finally {
    // Folders come before the folders in them, so the deepest are removed first.
    const added = [...foldersBelow(root)].filter((folder) => !before.has(folder));
    for (const folder of added.reverse()) removeEmpty(folder);
  }
}

function* foldersBelow(folder: string): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    yield path;
    yield* foldersBelow(path);
  }
}

/** A folder stays if it is not empty, or if somebody else removed it. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
}
