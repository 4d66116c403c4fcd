// SPDX-License-Identifier: GPL-2.0-or-later
import { posix, relative, resolve } from 'node:path';
import { byBytes } from '../../formats/corpus';
import { ModversionsError } from '../../problem';
import { compilationWords, preprocessingWords } from './commands';
import { noModuleCommands, readDryRun, readModuleDryRun } from './dry-run';
import { BuildFacts } from './facts';
import type { KernelTree } from './tree';

/** One object of a module, and how it is compiled. */
export interface ModuleUnit {
  /** The object, as the build names it, without `.o`. */
  name: string;
  /** Null where the build takes the object as it is, or in a way that cannot be followed; with the reason. */
  compilation: { file: string; directory: string; command: readonly string[] } | null;
  why: string | null;
}

/**
 * Asks kbuild for the units of modules, by the module's name as the kernel calls it.
 * @param folder absolute path of a copy of a folder outside of the kernel; null for a tree's own modules
 * @param under of a tree's own modules, the folder below it that they lie in
 * @throws ModversionsError where make names no command
 */
export async function moduleBuildOf(
  tree: KernelTree,
  folder: string | null,
  under: string,
): Promise<Map<string, ModuleUnit[]>> {
  const facts = new BuildFacts();
  if (folder === null) await readDryRun(facts, tree);
  else {
    const complaints = await readModuleDryRun(facts, tree, folder);
    if (facts.compilations.size === 0) throw noModuleCommands(tree, '--source', complaints);
  }
  const found = new Map<string, ModuleUnit[]>();
  for (const [module, objects] of [...facts.modules].sort(([a], [b]) => byBytes(a, b))) {
    if (folder === null && !module.startsWith(`${under}/`)) continue;
    const name = moduleName(module);
    if (found.has(name)) {
      throw new ModversionsError(
        `${module}.ko: there are two modules of the name ${name}`,
        'give --source the folder of one of them',
      );
    }
    found.set(
      name,
      objects.flatMap((object) => partsOf(facts, object)).map((object) => unitOf(facts, object)),
    );
  }
  return found;
}

/** As the kernel calls it. */
const moduleName = (module: string): string => posix.basename(module).replace(/[-,]/g, '_');

function partsOf(facts: BuildFacts, object: string, depth = 0): string[] {
  const parts = facts.compilations.has(object) ? undefined : facts.parts.get(object);
  return parts && depth < 10 ? parts.flatMap((part) => partsOf(facts, part, depth + 1)) : [object];
}

function unitOf(facts: BuildFacts, name: string): ModuleUnit {
  const compilation = facts.compilations.get(name);
  if (!compilation) return { name, compilation: null, why: 'the build takes the object as it is' };
  const { directory, source: file } = compilation;
  try {
    const words = compilationWords(name, compilation);
    return { name, compilation: { file, directory, command: preprocessingWords(words, file) }, why: null };
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    return { name, compilation: null, why: error.message };
  }
}

/** A unit's source as people know it: below a folder where it lies in it. */
export function sourceBelow(folder: string, directory: string, file: string): string {
  const path = relative(folder, resolve(directory, file));
  return path.startsWith('..') ? file : path;
}
