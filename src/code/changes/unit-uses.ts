// SPDX-License-Identifier: GPL-2.0-or-later
import type { DataModel } from '../../c/layout';
import { byBytes } from '../../formats/corpus';
import type { ChangedUse, OpenUse, UnitUses } from '../../formats/object';
import type { ParseC } from '../../genksyms/parse';
import type { Use } from '../body';
import type { Token } from '../unit';
import { reachedIn, type Reached } from './reach';
import { firstDifference } from './same-text';

/** A unit's text for both kernels, and what is known of its object. */
export interface UnitTexts {
  base: Buffer;
  new: Buffer;
  model: DataModel;
  /** Functions and variables whose code differs; null where that is not known. */
  differing: readonly string[] | null;
}

/** What the code of a unit uses that differs between the kernels, held against the code itself. */
export function unitUses({ base, new: other, model, differing }: UnitTexts, parseC: ParseC): UnitUses {
  const sides = [reachedIn(base, model, parseC), reachedIn(other, model, parseC)] as const;
  const changes = new Changes(...sides);
  const changed = changes.all();
  const users = new Set(changed.flatMap((one) => one.users));
  const unexplained = (differing ?? []).filter((name) => !changes.hasReason(name));
  const idle = differing === null ? [] : [...users].filter((name) => !changes.isIn(name, differing));
  return {
    read: sides[0].uses.size,
    changed,
    open: openOf(sides),
    unexplained: [...new Set(unexplained)].sort(byBytes),
    idle: idle.sort(byBytes),
  };
}

/** What changed in one function by itself. */
type Change = Omit<ChangedUse, 'users'>;

class Changes {
  /** By function: what changed in it, by what it is. */
  private readonly own = new Map<string, Map<string, Change>>();
  private readonly users = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly base: Reached,
    other: Reached,
  ) {
    for (const [name, uses] of base.uses) {
      const there = other.uses.get(name);
      const found = new Map<string, Change>();
      const difference = there && firstDifference(uses.tokens, there.tokens);
      if (difference) found.set(`text ${name}`, this.rewritten(name, difference));
      for (const [key, use] of uses.uses) {
        const now = there?.uses.get(key);
        if (now && now.meaning !== use.meaning) found.set(key, changeOf(use, now));
      }
      this.own.set(name, found);
    }
  }

  /** Each thing once, with all whose code hangs on it; by what it is and name. */
  all(): ChangedUse[] {
    const found = new Map<string, ChangedUse & { users: string[] }>();
    for (const root of this.rootsOf()) {
      for (const name of this.inlinedInto(root)) {
        for (const [key, change] of this.own.get(name) ?? []) {
          const known = found.get(key);
          if (!known) found.set(key, { ...change, users: [root] });
          else if (known.users.at(-1) !== root) known.users.push(root);
        }
      }
    }
    return [...found.entries()].sort(([a], [b]) => byBytes(a, b)).map(([, one]) => one);
  }

  /** Whether a thing of the object uses, by whatever it refers to, something that changed. */
  hasReason(name: string): boolean {
    const source = this.base.uses.has(name) ? name : aliased(name);
    // A thing that only the object has may come of any.
    if (!this.base.uses.has(source)) return [...this.own.values()].some(({ size }) => size > 0);
    return [...this.closure(source, () => true)].some((one) => this.own.get(one)!.size > 0);
  }

  /** Whether a function, or one that it was put into, is among these. */
  isIn(name: string, differing: readonly string[]): boolean {
    return differing.some(
      (one) => one === name || (this.base.uses.has(one) && this.closure(one, () => true).has(name)),
    );
  }

  private rootsOf(): string[] {
    const { uses, definitions } = this.base;
    return [...uses.keys()].filter((name) => !definitions.get(name)!.isInline).sort(byBytes);
  }

  /** A function and the inline functions that it refers to, those that these refer to among them. */
  private inlinedInto(root: string): ReadonlySet<string> {
    const known = this.users.get(root);
    if (known) return known;
    const found = this.closure(root, (name) => this.base.definitions.get(name)!.isInline);
    this.users.set(root, found);
    return found;
  }

  private closure(from: string, isTaken: (name: string) => boolean): Set<string> {
    const found = new Set([from]);
    for (const name of found) {
      for (const next of this.base.uses.get(name)?.refersTo ?? [])
        if (this.base.uses.has(next) && isTaken(next)) found.add(next);
    }
    return found;
  }

  private rewritten(
    name: string,
    { base, new: other }: { base: Token | undefined; new: Token | undefined },
  ): Change {
    const definition = this.base.definitions.get(name)!;
    const { file, line } = base ?? definition;
    const isOfHeader = definition.isInline || !this.base.roots.includes(name);
    return {
      what: isOfHeader ? 'inline' : 'text',
      name,
      of: null,
      base: base?.text ?? 'ends',
      new: other?.text ?? 'ends',
      file: plain(file),
      line,
    };
  }
}

/** The entry points of a module are other names of its own functions. */
const aliased = (name: string): string => name.replace(/^__(?:pfx|cfi)_/, '');

function changeOf({ what, name, of, meaning, file, line }: Use, now: Use): Change {
  return { what, name, of, base: meaning, new: now.meaning, file: plain(file), line };
}

const plain = (file: string): string => file.replace(/^\.\//, '');

/** Places of both sides, each once. */
function openOf(sides: readonly [Reached, Reached]): OpenUse[] {
  const found = new Map<string, OpenUse>();
  for (const { uses } of sides) {
    for (const { open } of uses.values()) {
      for (const { name, why, file, line } of open) {
        const key = `${plain(file)} ${name} ${why}`;
        if (!found.has(key)) found.set(key, { name, why, file: plain(file), line });
      }
    }
  }
  return [...found.entries()].sort(([a], [b]) => byBytes(a, b)).map(([, one]) => one);
}
