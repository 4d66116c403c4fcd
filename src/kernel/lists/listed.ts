// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';
import { byBytes } from '../../formats/corpus';
import type { SymbolList } from '../rules';
import { inUtf8, type RawText } from '../../text';

/** A symbol, and the modules or lists that it is from. */
export interface ListedSymbol {
  name: RawText;
  from: RawText[];
}

/** What a module uses, as far as a list has it and as far as it has not. */
export interface ModuleShare {
  file: RawText;
  listed: RawText[];
  beyond: RawText[];
}

/** What modules import from kernels: not what they give each other, in the order of bytes. */
export function importedBy(modules: readonly KernelModule[]): ListedSymbol[] {
  const given = exportsOf(modules);
  const found = new Map<string, RawText[]>();
  for (const module of modules) {
    for (const name of importsOf(module)) if (!given.has(name)) add(found, name, module.file);
  }
  return inOrder(found);
}

/** All names and patterns of some lists, in the order of bytes. */
export function unionOf(lists: readonly SymbolList[]): ListedSymbol[] {
  const found = new Map<string, RawText[]>();
  for (const list of lists) for (const name of list.all) add(found, name, inUtf8(list.file));
  return inOrder(found);
}

/** What each module uses of a list and beyond it. What the modules give each other is neither. */
export function sharesOf(modules: readonly KernelModule[], list: SymbolList): ModuleShare[] {
  const given = exportsOf(modules);
  return modules.map((module) => {
    const names = importsOf(module).filter((name) => !given.has(name));
    return {
      file: module.file,
      listed: names.filter((name) => list.has(name)),
      beyond: names.filter((name) => !list.has(name)),
    };
  });
}

const importsOf = ({ imports }: KernelModule): string[] =>
  [...new Set(imports.map(({ name }) => name))].sort(byBytes);

const exportsOf = (modules: readonly KernelModule[]): Set<string> =>
  new Set(modules.flatMap(({ exports }) => exports.map(({ name }) => name)));

function add(found: Map<string, RawText[]>, name: string, from: RawText): void {
  const known = found.get(name);
  if (!known) found.set(name, [from]);
  else if (!known.includes(from)) known.push(from);
}

const inOrder = (found: ReadonlyMap<string, RawText[]>): ListedSymbol[] =>
  [...found.entries()].map(([name, from]) => ({ name, from })).sort((a, b) => byBytes(a.name, b.name));
