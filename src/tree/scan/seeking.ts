// SPDX-License-Identifier: GPL-2.0-or-later
/** Types that declarations name and no unit of a scan defines: sought in the headers of the tree. */
import { createHash } from 'node:crypto';
import { dirname, relative } from 'node:path';
import { byBytes, type Corpus, type Definition } from '../../formats/corpus';
import type { KernelTree, PlannedUnit } from '../kbuild';
import type { Chosen } from './choice';
import type { FoundDefinition } from './definitions';
import type { HeaderIndex } from './header-tags';

const TAG = /\b(struct|union|enum)\s+(?:__attribute__\s*\(\([^{}]*?\)\)\s*)?([A-Za-z_]\w*)/g;

const WORD = /[A-Za-z_$][\w$]*/g;
/** Enumerators, as they stand between the braces of an enum. */
const ENUMERATOR = /[{,]\s*([A-Za-z_$][\w$]*)/g;

/** The tags that a text names, `s#pot`. */
function tagsIn(text: string): string[] {
  return Array.from(text.matchAll(TAG), ([, keyword, name]) => `${keyword![0]!}#${name!}`);
}

type Content = Pick<Corpus, 'declarations' | 'variants' | 'units' | 'definitions'>;

/** All tags that exports lead to by any way, and no definition that another unit may know of; sorted. */
export function openTags({ declarations, variants, units, definitions }: Content): string[] {
  const byName = byNames(declarations, definitions);
  const reached = new Set<number>();
  for (const unit of units) {
    for (const number of [...unit.variants, ...unit.behind]) {
      const { declaration, compiled } = variants[number]!;
      reached.add(declaration).add(compiled);
    }
    for (const { declaration } of unit.redeclared) reached.add(declaration);
  }
  reached.delete(-1);
  const tags = new Set<string>();
  const open = new Set<string>();
  // A set hands out what is added to it on the way.
  for (const number of reached) {
    for (const tag of tagsIn(declarations[number]!.text)) {
      if (tags.has(tag)) continue;
      tags.add(tag);
      const found = byName.get(tag);
      if (!found) open.add(tag);
      for (const { declaration } of found ?? []) reached.add(declaration);
    }
  }
  return [...open].sort(byBytes);
}

/**
 * Tags that no unit defines, and those that definitions of such in headers name in turn, as far as texts tell: a header
 * need not include what it only points to.
 */
export function openBehind(
  open: readonly string[],
  { declarations, definitions }: Content,
  index: HeaderIndex,
): string[] {
  const known = byNames(declarations, definitions);
  const all = new Set(open);
  // A set hands out what is added to it on the way.
  for (const tag of all) {
    for (const body of index.bodiesOf(tag)) {
      for (const other of tagsIn(body)) if (!known.has(other)) all.add(other);
    }
  }
  return [...all];
}

/** Tags that what was found in headers names, and that nothing which was read defines; sorted. */
export function openInHeaders({ declarations, definitions }: Content): string[] {
  const known = byNames(declarations, definitions);
  const sought = definitions.filter(({ isSought }) => isSought);
  const named = new Set(sought.flatMap(({ declaration }) => tagsIn(declarations[declaration]!.text)));
  return [...named].filter((tag) => !known.has(tag)).sort(byBytes);
}

/** What other units may know, by its names. */
function byNames<T extends FoundDefinition>(
  declarations: Corpus['declarations'],
  definitions: readonly T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const definition of definitions) {
    if (declarations[definition.declaration]!.file.endsWith('.c')) continue;
    for (const name of definition.names) {
      const others = found.get(name);
      if (others) others.push(definition);
      else found.set(name, [definition]);
    }
  }
  return found;
}

/**
 * What of the definitions found in headers the open tags lead to.
 * @param seen all that units define
 */
export function soughtFrom(
  open: readonly string[],
  declarations: Corpus['declarations'],
  seen: readonly Definition[],
  inHeaders: readonly FoundDefinition[],
): Definition[] {
  const known = byNames(declarations, seen);
  const offered = byNames(declarations, inHeaders);
  for (const definition of inHeaders) {
    const { text } = declarations[definition.declaration]!;
    if (!definition.names.some((name) => name.startsWith('e#'))) continue;
    for (const [, word] of text.matchAll(ENUMERATOR)) {
      const others = offered.get(`E#${word!}`);
      if (others) others.push(definition);
      else offered.set(`E#${word!}`, [definition]);
    }
  }
  const found = new Set<FoundDefinition>();
  const names = new Set(open);
  for (const name of names) {
    if (known.has(name)) continue;
    for (const definition of offered.get(name) ?? []) {
      found.add(definition);
      const { text } = declarations[definition.declaration]!;
      for (const tag of tagsIn(text)) names.add(tag);
      // Typedefs behind pointers too: without them nobody can tell what a member is.
      for (const [word] of text.matchAll(WORD)) names.add(`t#${word}`).add(`E#${word}`).add(word);
    }
  }
  return [...found].map((one) => ({ ...one, inModules: false, isSought: true }));
}

/** A digest of all that decides what is sought: the units, and every header of the tree. */
export function soughtKey(chosen: readonly Chosen[], stamps: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const { unit } of chosen) hash.update(`${unit.name}\n`);
  for (const path of [...stamps.keys()].filter((one) => one.endsWith('.h')).sort(byBytes))
    hash.update(`${path} ${stamps.get(path)!}\n`);
  return hash.digest('base64');
}

/** A unit of its own for each header that may define one of these tags, read as the nearest unit of the plan is. */
export function unitsFor(
  tags: readonly string[],
  index: HeaderIndex,
  { source }: KernelTree,
  planned: readonly PlannedUnit[],
): PlannedUnit[] {
  const candidates = planned.filter(({ assembly }) => assembly === undefined);
  const headers = [...new Set(tags.flatMap((tag) => index.of(tag)))].sort(byBytes);
  return headers.flatMap((path): PlannedUnit[] => {
    const name = relative(source, path);
    const near = nearestTo(name, candidates);
    if (!near) return [];
    const command = [...near.command, '-xc'];
    return [{ name, source: name, file: path, module: 'vmlinux', directory: near.directory, command }];
  });
}

/** The unit that shares most folders with a header; of several the first. */
function nearestTo(header: string, units: readonly PlannedUnit[]): PlannedUnit | undefined {
  return nearest(header, units, ({ source }) => source);
}

/** What shares most folders with a file; of several the first. */
export function nearest<T>(file: string, all: Iterable<T>, pathOf: (one: T) => string): T | undefined {
  const folders = dirname(file).split('/');
  let best: T | undefined;
  let most = -1;
  for (const one of all) {
    const own = dirname(pathOf(one)).split('/');
    let shared = 0;
    while (shared < folders.length && own[shared] === folders[shared]) shared++;
    if (shared > most) [best, most] = [one, shared];
  }
  return best;
}
