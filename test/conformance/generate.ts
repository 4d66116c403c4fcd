import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Recipe } from './dry-run';
import { run } from './run';

/** What the compiler reads. */
const SOURCE = /\.(c|h|inc|S)$/;

/**
 * Makes the sources and headers that a prepared tree lacks, with the build's own recipes.
 *
 * Recipes run in the order of the dry run, in which host programs stand before their users. The ones that
 * hang on compiled parts of the kernel cannot work; none of those is needed for a CRC.
 * @returns the sources and headers that could not be made.
 */
export async function makeGenerated(tree: string, recipes: Recipe[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { target, script } of neededRecipes(tree, recipes)) {
    const ran = await run('sh', ['-c', script], {
      cwd: tree,
      env: buildEnvironment(),
      onLine: () => undefined,
    });
    if (ran.status !== 0) {
      rmSync(join(tree, target), { force: true });
      if (SOURCE.test(target)) missed.push(target);
    }
  }
  return missed;
}

/** The recipes of missing sources and of what these recipes name, in their order. */
export function neededRecipes(tree: string, recipes: Recipe[]): Recipe[] {
  const missing = recipes.filter(({ target }) => !existsSync(join(tree, target)));
  const needed = new Set(missing.filter(({ target }) => SOURCE.test(target)));
  // A set that grows while it is walked visits what was added, so this is the closure.
  for (const { script } of needed) {
    for (const other of missing) if (script.includes(other.target)) needed.add(other);
  }
  return missing.filter((recipe) => needed.has(recipe));
}

/** The environment of every make and recipe: kbuild's own locale, and no options of a make around us. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  const options = ['MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES', 'KBUILD_OUTPUT'];
  const kept = Object.entries(process.env).filter(([name]) => !options.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', srctree: '.', objtree: '.' };
}
