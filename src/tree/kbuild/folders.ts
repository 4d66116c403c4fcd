import { readdirSync, rmdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * Does something that may leave empty folders below another one, and removes those: kbuild makes the folders of a
 * separate object tree while it only reads its makefiles.
 */
export async function withoutNewFolders(root: string, work: () => Promise<void>): Promise<void> {
  const before = new Set(foldersBelow(root));
  try {
    await work();
  } finally {
    // A folder comes before those in it, so these go first.
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

/** One that is not empty, or was removed by another, stays as it is. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
}
