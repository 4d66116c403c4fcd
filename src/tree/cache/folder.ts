// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeRoom, SNAPSHOT } from './room';
import { decode, encode, pruned, type Snapshot } from './snapshot';
import { folderName } from './folder-name';

const MADE = 'made.json';

/** Files of a tree that were made together. */
export interface MadeSet {
  /** Digests by path below the object tree. */
  files: Record<string, string>;
  /** Digests of the files that they were made from, by path: below the object tree, or absolute. */
  inputs: Record<string, string>;
  /** The recipes that made them, by target. */
  scripts: Record<string, string>;
  /** Whether they were made before units were chosen, to be looked at for that. */
  isForPlan: boolean;
}

/** What we made in a tree. */
export interface MadeRecord {
  sets: MadeSet[];
  /** What was about to be made when this was written. Whoever finds it may find half of it. */
  pending: string[];
}

/** The folder of all caches: an absolute path, which need not exist. */
export function cacheRoot(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return process.env['MODVERSIONS_CACHE'] || join(cache, 'modversions', 'scans');
}

/**
 * What is kept of one tree: the last snapshot, and which files of the tree we made.
 *
 * A snapshot is written beside its place and renamed, so concurrent and killed scans leave a whole one. The
 * later of two concurrent scans wins. A scan goes on without what it cannot read or write.
 */
export class CacheFolder {
  private readonly folder: string;
  private ownMark: string | undefined;

  /** @param identity whatever tells this tree, and this way to scan it, from others */
  constructor(
    private readonly root: string,
    identity: string,
  ) {
    this.folder = join(root, folderName(identity));
  }

  readSnapshot(): Snapshot | undefined {
    const file = join(this.folder, SNAPSHOT);
    try {
      const snapshot = decode(readFileSync(file), this.mark());
      if (snapshot) utimesSync(file, new Date(), new Date());
      return snapshot;
    } catch {
      return undefined;
    }
  }

  writeSnapshot(snapshot: Snapshot): void {
    try {
      this.replace(SNAPSHOT, encode(pruned(snapshot), this.mark()));
      makeRoom(this.root);
    } catch {
      // A missing cache costs the next scan time, and nothing else.
    }
  }

  /** What `keepMade` got last. */
  made(): MadeRecord {
    try {
      return JSON.parse(readFileSync(join(this.folder, MADE), 'utf8')) as MadeRecord;
    } catch {
      return { sets: [], pending: [] };
    }
  }

  /** @throws what the system says: we must not forget that files of ours are in the tree */
  keepMade(made: MadeRecord): void {
    this.replace(MADE, `${JSON.stringify(made, null, 1)}\n`);
  }

  private mark(): string {
    return (this.ownMark ??= programMark());
  }

  private replace(name: string, content: Buffer | string): void {
    mkdirSync(this.folder, { recursive: true });
    const temporary = join(this.folder, `${name}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, join(this.folder, name));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }
}

/** A digest of this program and of its Node. A snapshot of another one may mean something else. */
export function programMark(): string {
  const hash = createHash('sha256').update(process.version);
  const root = join(__dirname, '..', '..', '..');
  for (const part of ['src', 'grammars']) {
    const folder = join(root, part);
    if (!existsSync(folder)) continue;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
