// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { recipeEnvironment } from './environment';
import { byBytes } from '../../formats/corpus';
import type { Recipe } from './plan';
import { waitedText, Watch } from '../processes';
import type { KernelTree } from './tree';

/** What the compiler reads. */
const SOURCE = /\.(c|h|inc|S)$/;
const PATHS = /[\w.+-][\w.+/-]*/g;
/** Lines of a failed recipe's complaints that a message shows. */
const TOLD = 3;

/** Characters of complaints that are kept, the last ones: more than a message shows. */
const KEPT = 4000;
/** The recipe starts only when told: if we are killed before its process is noted, it never runs. */
const WHEN_NOTED = 'read go && exec sh -c "$0" </dev/null';

/** What became of the files that were wanted. Paths are below the object tree, in the order of bytes. */
export interface Made {
  /** All files that are there now and were not before: sources, headers, host programs, kbuild's records of them. */
  made: string[];
  /** Recipes that did not work, with their last complaints. */
  missed: { target: string; message: string }[];
}

/** The recipes of sources that are missing and of what these recipes name, in their order. */
export function recipesOfMissing(objects: string, recipes: readonly Recipe[]): Recipe[] {
  const missing = missingOf(objects, recipes);
  return closure(
    missing,
    missing.filter(({ target }) => SOURCE.test(target)),
  );
}

/**
 * Whether a source can be made before the kernel is compiled: none of the recipes it takes reads an
 * object of the kernel.
 */
export function isMakeable(
  target: string,
  recipes: readonly Recipe[],
  isKernelObject: (path: string) => boolean,
): boolean {
  const own = recipes.filter((recipe) => recipe.target === target);
  if (own.length === 0) return false;
  return closure(recipes, own).every(({ script }) => ![...pathsIn(script)].some(isKernelObject));
}

/**
 * Makes the files that units lack, and what it takes to make them, with the build's own recipes and in make's
 * order. Never anything else. A recipe that fails leaves none of its files.
 *
 * @param wanted names as the compiler's errors say them: `x509.asn1.h`, or with some of their folders
 * @param note is told the process that runs a recipe, and null when it has ended
 */
export async function makeGenerated(
  tree: KernelTree,
  recipes: readonly Recipe[],
  wanted: readonly string[],
  note: (pid: number | null) => void = () => undefined,
): Promise<Made> {
  const isThere = (path: string): boolean =>
    statSync(join(tree.objects, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const made = new Set<string>();
  const missed: Made['missed'] = [];
  for (const { target, script } of neededFor(tree, recipes, wanted)) {
    const paths = [...new Set([target, ...pathsIn(script)])];
    const named = paths.filter((path) => !existsSync(join(tree.objects, path)));
    mkdirSync(dirname(join(tree.objects, target)), { recursive: true });
    const message = await runRecipe(tree, script, note);
    note(null);
    if (message !== undefined) {
      for (const path of named.filter(isThere)) rmSync(join(tree.objects, path));
      missed.push({ target, message });
    }
    for (const path of named.filter(isThere)) made.add(path);
  }
  return { made: [...made].sort(byBytes), missed };
}

/**
 * All files that making the wanted ones may leave behind; empty where nothing of it is missing.
 * @param wanted as for `makeGenerated`
 */
export function filesToMake(
  tree: KernelTree,
  recipes: readonly Recipe[],
  wanted: readonly string[],
): string[] {
  // Other words without a folder belong to the shell, and may one day be names of somebody's files.
  const files = neededFor(tree, recipes, wanted).flatMap(({ target, script }) => [
    target,
    ...[...pathsIn(script)].filter((path) => path.includes('/')),
  ]);
  return [...new Set(files)].filter((path) => !existsSync(join(tree.objects, path))).sort(byBytes);
}

/** Whether a recipe makes a file of this name, as the compiler's errors say it. */
export function isMade(recipes: readonly Recipe[], name: string): boolean {
  return makersOf(recipes, withoutWayUp(name)).length > 0;
}

/** The recipes of the wanted files that are missing, and of what these need, in make's order. */
export function neededFor(tree: KernelTree, recipes: readonly Recipe[], wanted: readonly string[]): Recipe[] {
  const missing = missingOf(tree.objects, recipes);
  return closure(
    missing,
    wanted.flatMap((name) => makersOf(missing, withoutWayUp(name))),
  );
}

/** The include may go up from its user's folder. The names after that tell which file it is. */
function withoutWayUp(name: string): string {
  return posix.normalize(name).replace(/^(\.\.\/)+/, '');
}

function missingOf(objects: string, recipes: readonly Recipe[]): Recipe[] {
  return recipes.filter(({ target }) => !existsSync(join(objects, target)));
}

/** Some recipes make more files than the one they are for: a parser's header comes with its source. */
function makersOf(recipes: readonly Recipe[], name: string): Recipe[] {
  const isWanted = (path: string): boolean => path === name || path.endsWith(`/${name}`);
  const makers = recipes.filter(({ target }) => isWanted(target));
  if (makers.length > 0) return makers;
  return recipes.filter(({ target, script }) => SOURCE.test(target) && [...pathsIn(script)].some(isWanted));
}

/** The recipes that `first` need, these included, in the order in which they stand in `recipes`. */
function closure(recipes: readonly Recipe[], first: readonly Recipe[]): Recipe[] {
  const makers = new Map<string, Recipe[]>();
  for (const recipe of recipes) makers.set(recipe.target, [...(makers.get(recipe.target) ?? []), recipe]);
  const needed = new Set(first);
  // The walk over a growing set visits what is added.
  for (const { target, script } of needed) {
    for (const path of [target, ...pathsIn(script)])
      for (const maker of makers.get(path) ?? []) needed.add(maker);
  }
  return recipes.filter((recipe) => needed.has(recipe));
}

function pathsIn(script: string): Set<string> {
  return new Set((script.match(PATHS) ?? []).map((path) => posix.normalize(path)));
}

/** Runs a recipe as make would. Gives its last complaints where it fails. */
function runRecipe(
  tree: KernelTree,
  script: string,
  note: (pid: number | null) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const env = recipeEnvironment(tree);
    const shell = spawn('sh', ['-c', WHEN_NOTED, script], {
      cwd: tree.objects,
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    note(shell.pid ?? null);
    const watch = new Watch(shell);
    shell.stdin.on('error', () => undefined).end('\n');
    let complaints = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-KEPT);
    });
    shell.once('error', (error) => {
      watch.stop();
      resolve(error.message);
    });
    shell.once('close', (status) => {
      watch.stop();
      if (watch.isHung) return resolve(`it has not ended within ${waitedText()}`);
      const last = complaints.trim().split('\n').slice(-TOLD).join(' / ');
      resolve(status === 0 ? undefined : last || `ended with status ${String(status)}`);
    });
  });
}
