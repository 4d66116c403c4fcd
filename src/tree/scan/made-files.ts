// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CacheFolder, MadeSet, TreeLock } from '../cache';
import { shortDigest } from '../../formats/corpus';
import { filesToMake, makeGenerated, neededFor, type KernelTree, type Recipe } from '../kbuild';

/**
 * The files of a tree that we made: only a build makes them, and a unit lacked one. We remember them, since a
 * later scan finds them there. It still has to tell that they are ours, and to make them anew when what they
 * were made from has changed.
 */
export class MadeFiles {
  private sets: MadeSet[];
  private readonly attempts = new Map<string, Promise<string | undefined>>();
  private last: Promise<unknown> = Promise.resolve();
  private isChanged = false;

  /** Removes what a killed run may have left half made, and what is out of date. */
  constructor(
    private readonly objects: string,
    private readonly cache: CacheFolder,
    private readonly lock: TreeLock,
  ) {
    const { sets, pending } = cache.made();
    this.sets = sets.map((set) => this.stillOurs(set)).filter(({ files }) => Object.keys(files).length > 0);
    const stale = this.sets.filter((set) => !this.isCurrent(set));
    this.sets = this.sets.filter((set) => !stale.includes(set));
    const kept = new Set(this.sets.flatMap(({ files }) => Object.keys(files)));
    const leftover = [...pending, ...stale.flatMap(({ files }) => Object.keys(files))];
    for (const file of leftover) if (!kept.has(file)) rmSync(resolve(objects, file), { force: true });
    if (leftover.length > 0) this.remember([]);
  }

  /**
   * Removes files that were made by other recipes than those that make would run now.
   * @param standing what make would run for files that are there
   * @returns absolute paths of the files that are gone
   */
  removeOutdated(standing: readonly Recipe[]): string[] {
    const isOutdated = ({ scripts }: MadeSet): boolean =>
      standing.some(({ target, script }) => (scripts[target] ?? script) !== script);
    const outdated = this.sets.filter(isOutdated).flatMap(({ files }) => Object.keys(files));
    if (outdated.length === 0) return [];
    this.sets = this.sets.filter((set) => !isOutdated(set));
    this.attempts.clear();
    const gone = outdated.map((file) => resolve(this.objects, file));
    for (const file of gone) rmSync(file, { force: true });
    this.remember([]);
    return gone;
  }

  /** Whether something was made now. */
  get hasMade(): boolean {
    return this.isChanged;
  }

  /**
   * Makes one file, once.
   * @param name as the compiler says it: `x509.asn1.h`
   * @returns why that did not work; undefined where it did
   */
  make(
    tree: KernelTree,
    recipes: readonly Recipe[],
    name: string,
    isForPlan = false,
  ): Promise<string | undefined> {
    let attempt = this.attempts.get(name);
    if (!attempt) {
      // Files are made one after another, in the order in which they are asked for: recipes share programs.
      attempt = this.last.then(() => this.run(tree, recipes, name, isForPlan));
      this.attempts.set(name, attempt);
      this.last = attempt;
    }
    return attempt;
  }

  /** All files that we made for the plan, or that these files hang on; below the object tree, sorted. */
  behind(files: ReadonlySet<string>): string[] {
    const isNeeded = (set: MadeSet): boolean =>
      set.isForPlan || Object.keys(set.files).some((file) => files.has(resolve(this.objects, file)));
    const ours = this.sets.filter(isNeeded).flatMap((set) => Object.keys(set.files));
    return [...new Set(ours)].sort();
  }

  /** Absolute paths of all files that we made, and of those that they were made from. */
  get paths(): { made: Set<string>; inputs: Set<string> } {
    const absolute = (files: string[]): Set<string> =>
      new Set(files.map((file) => resolve(this.objects, file)));
    return {
      made: absolute(this.sets.flatMap(({ files }) => Object.keys(files))),
      inputs: absolute(this.sets.flatMap(({ inputs }) => Object.keys(inputs))),
    };
  }

  private async run(
    tree: KernelTree,
    recipes: readonly Recipe[],
    name: string,
    isForPlan: boolean,
  ): Promise<string | undefined> {
    const expected = filesToMake(tree, recipes, [name]);
    // Another unit lacked it too, or something that comes with it.
    if (expected.length === 0) return undefined;
    this.remember(expected);
    const needed = neededFor(tree, recipes, [name]);
    const { made, missed } = await makeGenerated(tree, recipes, [name], (pid) => this.lock.note(pid));
    if (made.length > 0) {
      const scripts = Object.fromEntries(needed.map(({ target, script }) => [target, script]));
      const inputs = this.inputsOf(made, Object.values(scripts));
      this.sets.push({ files: this.digestsOf(made), inputs, scripts, isForPlan });
    }
    this.isChanged = true;
    this.remember([]);
    return missed.length > 0
      ? missed.map(({ target, message }) => `${target}: ${message}`).join('; ')
      : undefined;
  }

  private remember(pending: string[]): void {
    this.cache.keepMade({ sets: this.sets, pending });
  }

  /** Without the files that somebody removed, or made anew. */
  private stillOurs({ files, ...set }: MadeSet): MadeSet {
    const ours = Object.entries(files).filter(([file, digest]) => this.digest(file) === digest);
    return { ...set, files: Object.fromEntries(ours) };
  }

  private isCurrent({ inputs }: MadeSet): boolean {
    return Object.entries(inputs).every(([file, digest]) => this.digest(file) === digest);
  }

  private digestsOf(files: readonly string[]): Record<string, string> {
    return Object.fromEntries(files.map((file) => [file, this.digest(file)]));
  }

  /** The recipes name what they read, and kbuild notes beside each file how it was made and from what. */
  private inputsOf(made: readonly string[], scripts: readonly string[]): Record<string, string> {
    const inputs: Record<string, string> = {};
    const records = made.filter((file) => file.endsWith('.cmd'));
    const texts = records.map((record) => readFileSync(resolve(this.objects, record), 'latin1'));
    for (const text of [...texts, ...scripts]) {
      for (const [path] of text.matchAll(/[\w./+-]+/g)) {
        const digest = made.includes(path) ? '' : this.digest(path);
        if (digest) inputs[path] = digest;
      }
    }
    return inputs;
  }

  /** Empty for what is no file that can be read. */
  private digest(file: string): string {
    try {
      return shortDigest(readFileSync(resolve(this.objects, file)));
    } catch {
      return '';
    }
  }
}
