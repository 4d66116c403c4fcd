import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderName } from './folder-name';

/** Milliseconds between two looks at a lock that somebody else has. */
const PERIOD = 100;
/** Milliseconds after which whoever was removing a lock must have died. */
const REMOVAL = 10_000;

/** A process, told from a later one with the same number by when it began. */
interface Holder {
  pid: number;
  start: string;
}

/** What a lock's file says. */
interface Held {
  host: string;
  owner: Holder;
  /** What the owner runs that changes the tree: it may outlive a killed owner. */
  helper: Holder | null;
}

/**
 * Lets one scan of a tree at a time go on. Scans make files in the tree, and a second one must not read what a
 * recipe has half written; and it finds in the cache what the first has found.
 *
 * The file names its owner, so that a killed one holds up nobody. A lock that cannot be written, or that another
 * machine has, is done without.
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
      // A cache that cannot be written: nothing of it is used by anybody else either.
    }
    return lock;
  }

  /** The lock, unless anybody has it; never waits. */
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

  /** Whether it keeps others out: not where the cache cannot be written, or another machine has it. */
  get isHeld(): boolean {
    return this.isOurs;
  }

  /** Notes what is run now and changes the tree; null when it has ended. */
  note(pid: number | null): void {
    this.held = { ...this.held, helper: pid === null ? null : holder(pid) };
    if (!this.isOurs) return;
    const beside = this.beside();
    writeFileSync(beside, JSON.stringify(this.held));
    renameSync(beside, this.file);
  }

  /** What is still running keeps the lock until it ends. */
  release(): void {
    if (this.isOurs && !isAlive(this.held.helper)) rmSync(this.file, { force: true });
    this.isOurs = false;
  }

  private beside(): string {
    return `${this.file}.${process.pid}`;
  }

  /** A link is made whole or not at all. */
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

  /** One at a time, or the second would remove the lock that the first has just made. */
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

/** When a process began, empty where the system does not tell; undefined for one that is not there, or has ended. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Behind the name: the state, and nineteen fields later the time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return '';
  }
}
