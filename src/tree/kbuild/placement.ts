// SPDX-License-Identifier: GPL-2.0-or-later
import { posix } from 'node:path';
import type { BuildFacts, Compilation } from './facts';
import { moduleFile } from './module-names';
import { byBytes } from '../../formats/corpus';

/** The name under which objects that are not in a module are placed. */
export const VMLINUX = 'vmlinux';

/** An object's module, and where it stands in it as modpost sees it. */
export interface Placement {
  module: string;
  /** Of all objects of the kernel; meaningful only where the order is known. */
  position: number;
}

/**
 * Where all objects of the kernel stand. An object that is missing here is part of no module and not of
 * vmlinux.
 */
export interface Placements {
  of: ReadonlyMap<string, Placement>;
  isOrdered: boolean;
}

/** Compiled for what the kernel only carries along: vDSO, boot loader, purgatory, firmware stubs. */
const CARRIED = /(^| )'?-D(BUILD_VDSO\w*|__DISABLE_EXPORTS|_SETUP|_WAKEUP|__BOOT__)\b/;
const CARRIED_FOLDER = /(^|\/)(boot\/compressed|purgatory|realmode\/rm|libstub)\//;
const MODULE = /(^| )-DMODULE( |$)/;

/**
 * Places the objects of a build: by what archives and modules hold, where that is known, else by what their
 * commands say.
 *
 * @param headObjects parts of the paths of objects that go to the front of vmlinux: scripts/head-object-list.txt
 * @param isListOrdered whether this kernel's modpost keeps rows in the order in which it reads them (since 5.19)
 * @param source absolute path of the source tree
 */
export function placeObjects(
  facts: BuildFacts,
  headObjects: readonly string[],
  isListOrdered: boolean,
  source: string,
): Placements {
  const whole = facts.archives.get('vmlinux.a');
  const list = facts.orders.has('modules.order') ? 'modules.order' : undefined;
  const inModules = modulesInOrder(facts, list, source);
  const builtIn = new Set(
    whole ? headFirst(membersOf(facts, 'vmlinux.a'), headObjects) : looseMembers(facts),
  );
  if (!whole) addUnarchived(facts, builtIn);
  const of = new Map<string, Placement>();
  for (const object of builtIn) of.set(object, { module: VMLINUX, position: of.size });
  for (const [module, objects] of inModules) {
    for (const object of objects) if (!of.has(object)) of.set(object, { module, position: of.size });
  }
  return { of, isOrdered: isListOrdered && whole !== undefined && list !== undefined };
}

/**
 * Places the objects of modules outside of the kernel.
 * @param list the `modules.order` of their folder, as the build names it
 */
export function placeModules(
  facts: BuildFacts,
  list: string,
  isListOrdered: boolean,
  source: string,
): Placements {
  const of = new Map<string, Placement>();
  const isListed = facts.orders.has(list);
  for (const [module, objects] of modulesInOrder(facts, isListed ? list : undefined, source)) {
    for (const object of objects) if (!of.has(object)) of.set(object, { module, position: of.size });
  }
  return { of, isOrdered: isListOrdered && isListed };
}

/** The objects of an archive and of those in it, in link order. */
function membersOf(facts: BuildFacts, archive: string, seen = new Set<string>()): string[] {
  if (seen.has(archive)) return [];
  seen.add(archive);
  return (facts.archives.get(archive) ?? []).flatMap((member) =>
    member.endsWith('.a') ? membersOf(facts, member, seen) : partsOf(facts, member.slice(0, -2)),
  );
}

/** An object that was linked from others stands for these. */
function partsOf(facts: BuildFacts, object: string, depth = 0): string[] {
  const parts = facts.compilations.has(object) || depth > 8 ? undefined : facts.parts.get(object);
  return parts ? parts.flatMap((part) => partsOf(facts, part, depth + 1)) : [object];
}

/** As `ar t | grep -F -f` and `ar m` do it: lines of the list match anywhere in a path. */
function headFirst(objects: readonly string[], headObjects: readonly string[]): string[] {
  const isHead = (object: string): boolean => headObjects.some((head) => `${object}.o`.includes(head));
  return [...objects.filter(isHead), ...objects.filter((object) => !isHead(object))];
}

/**
 * Used without vmlinux.a: the objects of archives that no other archive holds, the kernel's own libraries
 * included.
 */
function looseMembers(facts: BuildFacts): string[] {
  const held = new Set([...facts.archives.values()].flat());
  const isRoot = (archive: string): boolean =>
    !held.has(archive) && /(^|\/)built-in\.a$|^(lib|arch\/[^/]+\/lib)\/lib\.a$/.test(archive);
  const roots = [...facts.archives.keys()].filter(isRoot).sort(byBytes);
  return roots.flatMap((root) => membersOf(facts, root));
}

/**
 * Used where what is linked is not fully known: an object counts unless its command or folder says otherwise.
 * Objects of modules are placed after these, so they are left out.
 */
function addUnarchived(facts: BuildFacts, builtIn: Set<string>): void {
  for (const object of [...facts.compilations.keys()].sort(byBytes)) {
    const compilation = facts.compilations.get(object)!;
    if (!isForModule(compilation) && !isCarried(object, compilation)) builtIn.add(object);
  }
}

/** Whether an object is compiled for a module. */
export function isForModule(compilation: Compilation): boolean {
  return MODULE.test(textOfCommand(compilation));
}

function isCarried(object: string, compilation: Compilation): boolean {
  return CARRIED_FOLDER.test(object) || CARRIED.test(textOfCommand(compilation));
}

function textOfCommand({ command }: Compilation): string {
  return typeof command === 'string' ? command : command.join(' ');
}

/** Modules and their objects: in the order of such a `modules.order` where there is one, else by name. */
function modulesInOrder(facts: BuildFacts, list: string | undefined, source: string): Map<string, string[]> {
  const objects = new Map<string, string[]>();
  const names = list !== undefined ? expandedOrder(facts, list) : [...facts.modules.keys()].sort(byBytes);
  for (const module of names) {
    objects.set(
      module,
      (facts.modules.get(module) ?? [module]).flatMap((object) => partsOf(facts, object)),
    );
  }
  if (facts.modules.size > 0) return objects;
  for (const object of [...facts.compilations.keys()].sort(byBytes)) {
    const module = moduleByCommand(object, facts.compilations.get(object)!, source);
    if (module === undefined) continue;
    const others = objects.get(module);
    if (!others) objects.set(module, [object]);
    else if (!others.includes(object)) others.push(object);
  }
  return objects;
}

function expandedOrder(facts: BuildFacts, list: string, seen = new Set<string>()): string[] {
  if (seen.has(list)) return [];
  seen.add(list);
  const modules = (facts.orders.get(list) ?? []).flatMap((entry) =>
    entry.endsWith('.ko') ? [entry.slice(0, -'.ko'.length)] : expandedOrder(facts, entry, seen),
  );
  return [...new Set(modules)];
}

/** The module that a command itself names; undefined for what is not of one, such as what modpost writes. */
function moduleByCommand(object: string, compilation: Compilation, source: string): string | undefined {
  if (!isForModule(compilation) || object.endsWith('.mod')) return undefined;
  const text = textOfCommand(compilation);
  const path = /-DKBUILD_MODFILE='?"?([^"' ]+)/.exec(text)?.[1];
  const name = /-DKBUILD_MODNAME='?(?:KBUILD_STR\()?"?([\w-]+)/.exec(text)?.[1];
  const named = path ?? name;
  if (named === undefined) return object;
  const folder = path === undefined ? posix.dirname(object) : posix.dirname(path);
  return moduleFile(source, folder, posix.basename(named));
}
