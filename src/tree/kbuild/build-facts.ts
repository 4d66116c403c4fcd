// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import type { NoteBearing } from './bearing';
import { isBuilt, readCmdFiles } from './cmd-files';
import { readCompileCommands } from './compile-commands';
import { moduleBuild, noModuleCommands, readDryRun, readModuleDryRun } from './dry-run';
import { BuildFacts } from './facts';
import { withoutNewFolders } from './folders';
import type { Plan, Recipe } from './plan';
import type { KernelTree } from './tree';

export interface PlanOptions {
  /** A JSON compilation database. make is not run where there is one. */
  compileCommands?: string | undefined;
  /** Is told what is being done, before each part that takes a second or more. */
  say?: ((text: string) => void) | undefined;
  /**
   * Makes missing sources for which there are recipes, before anything is read: their text alone tells whether
   * they export. Sources that cannot be made stay units.
   * @param sources below the object tree
   */
  make?: ((sources: string[], recipes: readonly Recipe[]) => Promise<void>) | undefined;
  /** Is told of each file that was read only for what it says of exports. */
  note?: NoteBearing | undefined;
}

/**
 * Learns what a build does: from the database that was named, a finished build, or kbuild itself, the first
 * that is there.
 * @returns with `asked`, the recipes that make itself would run now
 * @throws ModversionsError where no command can be found.
 */
export async function buildFacts(
  tree: KernelTree,
  { compileCommands, say }: PlanOptions,
): Promise<{ facts: BuildFacts; asked: Recipe[] } & Pick<Plan, 'from' | 'warnings'>> {
  const facts = new BuildFacts();
  if (compileCommands !== undefined) {
    readDatabase(facts, compileCommands, tree.objects);
    return { facts, asked: [], from: 'compile-commands', warnings: withoutAssembly(facts, compileCommands) };
  }
  if (tree.modules !== null) {
    say?.('asking kbuild for its commands');
    return { facts, asked: [], from: await modulesFacts(facts, tree, tree.modules), warnings: [] };
  }
  const built = isBuilt(tree.objects);
  if (built) {
    readCmdFiles(facts, tree.objects);
    if (facts.compilations.size > 0) return { facts, asked: [], from: 'cmd', warnings: [] };
  }
  say?.('asking kbuild for its commands');
  await readDryRun(facts, tree);
  const asked = [...facts.recipes];
  // make does not mention what is up to date: that was built before.
  if (!built) readCmdFiles(facts, tree.objects);
  return { facts, asked, from: 'dry-run', warnings: [] };
}

/** kbuild does not mention what is up to date: that was built before. */
async function modulesFacts(facts: BuildFacts, tree: KernelTree, folder: string): Promise<Plan['from']> {
  let complaints: string[] = [];
  const ask = async (): Promise<void> => {
    complaints = await readModuleDryRun(facts, tree, folder);
  };
  await withoutNewFolders(tree.objects, () => withoutNewFolders(folder, ask));
  const from = facts.compilations.size > 0 ? 'dry-run' : 'cmd';
  const { directory } = moduleBuild(tree, folder);
  readCmdFiles(facts, directory, directory === folder ? '' : folder);
  if (facts.compilations.size === 0) throw noModuleCommands(tree, '--modules', complaints);
  return from;
}

/** The database, and what a build left beside it: modules, archives, and assembly, which most tools leave out. */
function readDatabase(facts: BuildFacts, file: string, objects: string): void {
  readCompileCommands(facts, file, objects);
  if (facts.compilations.size === 0) {
    throw new ModversionsError(
      `${file}: names no command that compiles for ${objects}`,
      'name the compile_commands.json of this kernel',
    );
  }
  const listed = new Set(facts.compilations.keys());
  readCmdFiles(facts, objects);
  for (const [object, { source }] of facts.compilations) {
    if (!listed.has(object) && !source.endsWith('.S')) facts.compilations.delete(object);
  }
}

function withoutAssembly(facts: BuildFacts, file: string): Plan['warnings'] {
  if ([...facts.compilations.values()].some(({ source }) => source.endsWith('.S'))) return [];
  const message = `${file}: names no assembly, so exports of assembly are left out`;
  return [{ message, remedy: 'build the tree first, or leave out --compile-commands' }];
}
