// SPDX-License-Identifier: GPL-2.0-or-later
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TreeLock } from './lock';
import { folderName } from './folder-name';

const TREE = 'tree';
const MARK = 'checkout.json';
/** Bytes of a block in the system's counts, whatever blocks the file system has. */
const BLOCK = 512;

/**
 * The folder of one checkout of sources, below the folder of all caches.
 *
 * A mark beside the tree tells that the tree is whole. It is written last and removed first: a run that dies
 * leaves a tree without a mark, and nobody takes that over. The tree is made where it stays, since kbuild
 * records absolute paths and would make a moved tree anew.
 */
export class CheckoutFolder {
  /** Absolute path of the sources. */
  readonly tree: string;
  private readonly mark: string;

  private constructor(
    private readonly root: string,
    /** Absolute path of a folder for what belongs to the checkout; `clear` makes it. */
    readonly folder: string,
  ) {
    this.tree = join(folder, TREE);
    this.mark = join(folder, MARK);
  }

  /** @param identity whatever tells this checkout from others */
  static of(root: string, identity: string): CheckoutFolder {
    return new CheckoutFolder(root, join(root, folderName(`checkout ${identity}`)));
  }

  /** The checkout in a folder below the root, whole or not; undefined where there is none. */
  static at(root: string, folder: string): CheckoutFolder | undefined {
    const found = new CheckoutFolder(root, folder);
    return existsSync(found.tree) || existsSync(found.mark) ? found : undefined;
  }

  /** What it takes, and milliseconds of its last use; undefined where it is not whole. */
  get use(): { bytes: number; used: number } | undefined {
    try {
      const { bytes } = JSON.parse(readFileSync(this.mark, 'utf8')) as { bytes: number };
      if (!existsSync(this.tree)) return undefined;
      return { bytes, used: statSync(this.mark).mtimeMs };
    } catch {
      return undefined;
    }
  }

  /** Notes that it is used now. */
  touch(): void {
    utimesSync(this.mark, new Date(), new Date());
  }

  /** Removes what is there, and makes an empty tree. @throws what the system says */
  clear(): void {
    this.remove();
    mkdirSync(this.tree, { recursive: true });
  }

  /** @throws what the system says */
  markWhole(): void {
    const text = `${JSON.stringify({ bytes: bytesBelow(this.tree) })}\n`;
    const beside = `${this.mark}.${process.pid}.tmp`;
    writeFileSync(beside, text);
    renameSync(beside, this.mark);
  }

  /** Removes the checkout, unless a process makes it, scans it or waits for it. */
  removeUnused(): void {
    const lock = TreeLock.takeIfFree(this.root, this.tree);
    if (!lock) return;
    try {
      this.remove();
    } finally {
      lock.release();
    }
  }

  private remove(): void {
    rmSync(this.mark, { force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function bytesBelow(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += lstatSync(path).blocks * BLOCK;
    if (entry.isDirectory()) bytes += bytesBelow(path);
  }
  return bytes;
}
