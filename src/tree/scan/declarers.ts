// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, HeaderTags, Sought } from '../cache';
import { declaredNames } from '../headers';
import { isMarked } from '../../record-name';
import { textOf } from './headers';

const IN_WORD = /[\w$]/;

/** Nothing was looked for yet. */
export const NOTHING_DECLARED: Declared = { asked: [], found: [] };

/** Looks which headers declare what nothing else tells; a header that stayed is read for names that are new, and for no others. */
export class Declarers {
  private readonly askedBefore: ReadonlySet<string>;
  private readonly foundBefore: ReadonlyMap<string, readonly string[]>;
  private readonly stayed: ReadonlySet<string>;
  private readonly asked = new Set<string>();
  private readonly found = new Map<string, string[]>();

  /**
   * @param headers those of the tree, sorted
   * @param before what an earlier scan sought, whose `declared` is true of all its `headers`
   */
  constructor(
    private readonly headers: readonly HeaderTags[],
    before: Pick<Sought, 'headers' | 'declared'>,
  ) {
    const stamps = new Map(before.headers.map(({ path, stamp }) => [path, stamp]));
    this.stayed = new Set(headers.flatMap(({ path, stamp }) => (stamps.get(path) === stamp ? [path] : [])));
    this.askedBefore = new Set(before.declared.asked);
    this.foundBefore = new Map(before.declared.found);
  }

  /** What to keep for the next scan: true of all headers. */
  get declared(): Declared {
    return { asked: [...this.asked], found: [...this.found] };
  }

  /**
   * By name: absolute paths of headers that give it to those that include them, sorted.
   * @param names marked; those without a mark are functions, variables or macros
   */
  of(names: ReadonlySet<string>): Map<string, string[]> {
    const fresh = new Set([...names].filter((name) => !this.askedBefore.has(name)));
    const byName = new Map<string, string[]>();
    for (const { path } of this.headers) {
      const hasStayed = this.stayed.has(path);
      const known = hasStayed ? (this.foundBefore.get(path) ?? []).filter((name) => names.has(name)) : [];
      const found = [...known, ...declaredAmong(hasStayed ? fresh : names, path)];
      for (const name of found) {
        const of = byName.get(name);
        if (of) of.push(path);
        else byName.set(name, [path]);
      }
      if (found.length > 0) this.found.set(path, [...(this.found.get(path) ?? []), ...found]);
    }
    for (const name of names) this.asked.add(name);
    return byName;
  }
}

/** Those of some names that a header declares. */
function declaredAmong(names: ReadonlySet<string>, path: string): string[] {
  if (names.size === 0) return [];
  const text = textOf(path) ?? '';
  if (![...names].some((name) => hasWord(text, withoutMark(name)))) return [];
  const declared = declaredNames(text);
  // What looks like a type or a constant may be a macro.
  return [...names].filter((name) => declared.has(name) || declared.has(withoutMark(name)));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!IN_WORD.test(text[at - 1] ?? ' ') && !IN_WORD.test(text[at + word.length] ?? ' ')) return true;
  return false;
}

function withoutMark(name: string): string {
  return isMarked(name) ? name.slice(2) : name;
}
