// SPDX-License-Identifier: GPL-2.0-or-later
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderName } from './folder-name';

/** Milliseconds between two looks at a lock that is held. */
const PERIOD = 100;
/** Milliseconds after which a process that was removing a lock must have died. */
const REMOVAL = 10_000;

/** A process. Its start tells it from a later process with the same number. */
interface Holder {
  pid: number;
  start: string;
}

/** What a lock's file says. */
interface Held {
  host: string;
  owner: Holder;
  /** A program that the owner runs and that changes the tree. It may outlive a killed owner. */
  helper: Holder | null;
}

/**
 * Lets one scan of a tree run at a time. Scans make files in the tree, and no other scan may read what a recipe
 * has half written. The second scan also finds in the cache what the first one found.
 *
 * The lock's file names its owner, so a killed owner blocks nobody. A scan goes on without the lock where it
 * cannot write one, or where another machine holds it.
 */
export class TreeLock {
  private constructor(
    /** Its absolute path. */
    readonly file: string,
    private held: Held,
    private isOurs: boolean,
  ) {}

  /**
   * @param root the folder of all caches
   * @param objects absolute path of the tree
   * @param onWait is told, once, which process is waited for
   */
  static async take(root: string, objects: string, onWait: (pid: number) => void): Promise<TreeLock> {
    const lock = TreeLock.of(root, objects);
    let told = false;
    try {
      mkdirSync(dirname(lock.file), { recursive: true });
      while (!(lock.isOurs = lock.create(lock.file))) {
        const other = lock.readHeld();
        if (other && other.host !== lock.held.host) break;
        const busy = other && [other.owner, other.helper].find(isAlive);
        if (!busy) {
          lock.removeDead();
          continue;
        }
        if (!told) onWait(busy.pid);
        told = true;
        await pause(PERIOD);
      }
    } catch {
      // Nobody else uses a cache that cannot be written either.
    }
    return lock;
  }

  /** Takes the lock if it is free, without waiting. */
  static takeIfFree(root: string, objects: string): TreeLock | undefined {
    const lock = TreeLock.of(root, objects);
    try {
      mkdirSync(dirname(lock.file), { recursive: true });
      if ((lock.isOurs = lock.create(lock.file))) return lock;
      const other = lock.readHeld();
      if (other?.host !== lock.held.host || [other.owner, other.helper].some(isAlive)) return undefined;
      lock.removeDead();
      if ((lock.isOurs = lock.create(lock.file))) return lock;
    } catch {
      // What cannot be locked is left alone.
    }
    return undefined;
  }

  private static of(root: string, objects: string): TreeLock {
    const folder = join(root, folderName(`lock ${objects}`));
    const held = { host: hostname(), owner: holder(process.pid), helper: null };
    return new TreeLock(join(folder, 'lock'), held, false);
  }

  /**
   * Whether it keeps others out. It does not where the cache cannot be written, or another machine holds the
   * lock.
   */
  get isHeld(): boolean {
    return this.isOurs;
  }

  /** Notes the process that changes the tree now; null when it has ended. */
  note(pid: number | null): void {
    this.held = { ...this.held, helper: pid === null ? null : holder(pid) };
    if (!this.isOurs) return;
    const beside = this.beside();
    writeFileSync(beside, JSON.stringify(this.held));
    renameSync(beside, this.file);
  }

  /** Gives the lock up. A noted process that still runs keeps it until it ends. */
  release(): void {
    if (this.isOurs && !isAlive(this.held.helper)) rmSync(this.file, { force: true });
    this.isOurs = false;
  }

  private beside(): string {
    return `${this.file}.${process.pid}`;
  }

  /** Makes the lock file, unless there is one. A link is made whole or not at all. */
  private create(file: string): boolean {
    const beside = this.beside();
    writeFileSync(beside, JSON.stringify(this.held));
    try {
      linkSync(beside, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      rmSync(beside, { force: true });
    }
  }

  private readHeld(): Held | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Held;
    } catch {
      return undefined;
    }
  }

  /**
   * Removes the lock of a dead owner. Only one process may do that at a time: a second one would remove the
   * lock that the first has just made.
   */
  private removeDead(): void {
    const right = `${this.file}-removal`;
    if (!this.create(right)) {
      const since = statSync(right, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > REMOVAL) rmSync(right, { force: true });
      return;
    }
    const other = this.readHeld();
    if (!other || ![other.owner, other.helper].some(isAlive)) rmSync(this.file, { force: true });
    rmSync(right, { force: true });
  }
}

function holder(pid: number): Holder {
  return { pid, start: startOf(pid) ?? '' };
}

function isAlive(process: Holder | null): process is Holder {
  return process !== null && startOf(process.pid) === process.start;
}

/**
 * When a process began; empty where the system does not tell. Undefined for a process that has ended or was
 * never there.
 */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The state follows the name, and the start follows nineteen fields later.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return '';
  }
}
