// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { PrototypeFlags } from './assembly';
import { buildFacts, type PlanOptions } from './build-facts';
import { CandidateSearch, commonFolders, ownFolders } from './candidates';
import { compilationWords, preprocessingWords } from './commands';
import { textOf } from './config';
import { exportNames } from './export-names';
import { moduleBuild } from './dry-run';
import type { BuildFacts, Compilation } from './facts';
import { isMakeable, recipesOfMissing } from './generate';
import { byBytes } from '../../formats/corpus';
import { makefileReads } from './makefile-reads';
import { placeModules, placeObjects, VMLINUX, type Placement, type Placements } from './placement';
import type { Plan, PlannedUnit, Recipe } from './plan';
import { simpleCommands } from './shell';
import type { KernelTree } from './tree';

/**
 * Finds all units of a tree that can export something, with the commands that preprocess them.
 * @throws ModversionsError where no commands can be found, or one cannot be followed.
 */
export async function planFor(tree: KernelTree, options: PlanOptions = {}): Promise<Plan> {
  const { facts, from, asked, warnings } = await buildFacts(tree, options);
  const { of: placements, isOrdered } = placementsIn(tree, facts);
  // What the makefiles of modules would make lies outside of the tree.
  const recipes = tree.modules === null ? recipesOfMissing(tree.objects, facts.recipes) : [];
  const missing = missingSources(tree, facts, placements.keys(), recipes);
  if (missing.length > 0) await options.make?.(missing, recipes);
  options.say?.('finding the sources that export');
  const common = commonFolders(tree.source, tree.objects, tree.architecture);
  const names = exportNames(common, options.note);
  const search = new CandidateSearch(names, options.note);
  const units = new Planner(tree, facts, search, common, recipes).units(placements, isOrdered);
  const { usesLineInConditions } = search;
  const standing = asked.filter((recipe) => !recipes.includes(recipe));
  return {
    from,
    units,
    isOrdered,
    recipes,
    usesLineInConditions,
    standing,
    exportWords: names.words,
    makefileReads: makefileReads(tree, facts),
    warnings,
  };
}

function placementsIn(tree: KernelTree, facts: BuildFacts): Placements {
  if (tree.modules === null) return placeObjects(facts, headObjects(tree), keepsOrder(tree), tree.source);
  const { directory } = moduleBuild(tree, tree.modules);
  const list = directory === tree.modules ? 'modules.order' : join(tree.modules, 'modules.order');
  return placeModules(facts, list, keepsOrder(tree), tree.source);
}

/** Sources of these objects that are not there and that recipes can make; below the object tree. */
function missingSources(
  tree: KernelTree,
  facts: BuildFacts,
  objects: Iterable<string>,
  recipes: readonly Recipe[],
): string[] {
  const made = new Set(recipes.map(({ target }) => target));
  const isKernelObject = (file: string): boolean =>
    file.endsWith('.o') && facts.compilations.has(file.slice(0, -2));
  const missing = new Set<string>();
  for (const object of objects) {
    const compilation = facts.compilations.get(object);
    if (!compilation) continue;
    const path = resolve(compilation.directory, compilation.source);
    const source = relative(tree.objects, path);
    if (made.has(source) && !existsSync(path) && isMakeable(source, recipes, isKernelObject))
      missing.add(source);
  }
  return [...missing].sort(byBytes);
}

function headObjects({ source }: KernelTree): string[] {
  const lines = (textOf(join(source, 'scripts/head-object-list.txt')) ?? '').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** Since 5.19 modpost keeps symbols in a list; before, a hash table gave their order. */
function keepsOrder({ version: [major, minor] }: KernelTree): boolean {
  return major > 5 || (major === 5 && minor >= 19);
}

/** The units of a build's facts. */
class Planner {
  private readonly flags: PrototypeFlags;

  constructor(
    private readonly tree: KernelTree,
    private readonly facts: BuildFacts,
    private readonly search: CandidateSearch,
    private readonly common: readonly string[],
    private readonly recipes: readonly Recipe[],
  ) {
    this.flags = new PrototypeFlags(facts);
  }

  units(placements: ReadonlyMap<string, Placement>, isOrdered: boolean): PlannedUnit[] {
    const units: PlannedUnit[] = [];
    for (const [object, { module }] of placements) {
      const compilation = this.facts.compilations.get(object);
      const unit = compilation && this.unit(object, module, compilation);
      if (unit) units.push(unit);
    }
    return isOrdered ? units : units.sort(byModuleAndName);
  }

  /** Undefined for an object that cannot export anything. */
  private unit(name: string, module: string, compilation: Compilation): PlannedUnit | undefined {
    const { directory, source: file } = compilation;
    const path = resolve(directory, file);
    const words = compilationWords(name, compilation);
    if (!this.mayExport(path, ownFolders(words, directory, this.common))) return undefined;
    const unit = { name, source: this.sourceName(path), file, module, directory };
    const own = this.withCompiler(preprocessingWords(words, file));
    if (!file.endsWith('.S')) return { ...unit, command: own };
    const flags = this.flags.of(name);
    return flags && { ...unit, command: this.withCompiler(flags), assembly: own };
  }

  private mayExport(path: string, folders: readonly string[]): boolean {
    if (this.search.has(path)) return this.search.mayExport({ path, folders });
    const isKernelObject = (file: string): boolean =>
      file.endsWith('.o') && this.facts.compilations.has(file.slice(0, -2));
    return isMakeable(relative(this.tree.objects, path), this.recipes, isKernelObject);
  }

  private sourceName(path: string): string {
    const { source, objects } = this.tree;
    // One may lie in the other, and its files are its own.
    const inside = [source, objects]
      .sort((a, b) => b.length - a.length)
      .find((root) => path.startsWith(`${root}/`));
    return inside === undefined ? path : relative(inside, path);
  }

  /** Another compiler of the user's takes the place of the one that the tree was configured with. */
  private withCompiler(words: readonly string[]): readonly string[] {
    const { command, configured } = this.tree.compiler;
    if (command === configured) return words;
    const [before = [], after = []] = [configured, command].map(
      (text) => simpleCommands(text)[0]?.words ?? [],
    );
    const isConfigured = before.length > 0 && before.every((word, at) => words[at] === word);
    return isConfigured ? [...after, ...words.slice(before.length)] : words;
  }
}

function byModuleAndName(a: PlannedUnit, b: PlannedUnit): number {
  if (a.module === b.module) return byBytes(a.name, b.name);
  if (a.module === VMLINUX) return -1;
  return b.module === VMLINUX ? 1 : byBytes(a.module, b.module);
}
