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
/** Bytes of a block as the system counts them, whatever the file system's own are. */
const BLOCK = 512;

/**
 * The folder of one checkout of sources, below that of all caches.
 *
 * A mark beside the tree tells that it is whole. It is written last and removed first, so that a run that dies
 * on the way leaves a tree without one, which nobody takes over. The tree itself is made where it stays: kbuild
 * records absolute paths, and would take a tree that was moved for one to be made again.
 */
export class CheckoutFolder {
  /** Absolute path of the sources. */
  readonly tree: string;
  private readonly mark: string;

  private constructor(
    private readonly root: string,
    /** Absolute path of a folder for what belongs to it, which is there once `clear` was called. */
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

  /** Removes it, unless a process makes it, scans it or waits to. */
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
