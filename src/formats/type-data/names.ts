// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfKind, TypeList } from '../btf';
import { reachedFrom } from './reached';
import { sameDefinitions } from './same-definitions';

/** Kinds that have names in C's name space of tags, which `fwd` shares. */
const TAGS: ReadonlySet<BtfKind> = new Set(['struct', 'union', 'enum', 'enum64', 'fwd']);
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Names of types such that each stands for one definition. Type data of a whole kernel have several definitions of a name
 * where source files have their own: one keeps the name, the others become `pot$2`, `pot$3`. What exports lead to is numbered
 * first, in their order, since the order of types means nothing: so two kernels call alike what is alike. Forward
 * declarations mean the one that keeps the name.
 */
export class TypeNames {
  private readonly ordinals = new Map<number, number>();
  /** Names with more than one definition of its own. */
  readonly repeated: string[] = [];

  /** @param exports types of exports, in the order of their names */
  constructor(
    private readonly btf: TypeList,
    private readonly base: TypeNames | null,
    exports: readonly number[],
  ) {
    const repeated = repeatedIn(btf);
    if (repeated.size === 0) return;
    const classes = sameDefinitions(btf, repeated);
    const places = new Map([...reachedFrom(btf, exports)].map((type, place) => [type, place]));
    const placeOf = (type: number): number => places.get(type) ?? places.size + type;
    for (const [key, types] of repeated) {
      const firsts: number[] = [];
      for (const type of [...types].sort((a, b) => placeOf(a) - placeOf(b))) {
        const first = classes.get(type)!;
        if (!firsts.includes(first)) firsts.push(first);
        const ordinal = firsts.indexOf(first) + 1;
        if (ordinal > 1) this.ordinals.set(type, ordinal);
      }
      if (firsts.length > 1) this.repeated.push(key.slice(key.indexOf(' ') + 1));
    }
  }

  /** The name of a type; empty for one without. */
  of(type: number): string {
    if (type < this.btf.first) return this.base?.of(type) ?? 'void';
    const name = spelt(this.btf.nameOf(type));
    const ordinal = this.ordinals.get(type);
    return ordinal === undefined ? name : `${name}$${ordinal}`;
  }
}

/** Own definitions with names that several have, by name and name space. */
function repeatedIn(btf: TypeList): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (let type = btf.first; type < btf.end; type++) {
    const kind = btf.kindOf(type);
    if (kind === 'fwd' || !(TAGS.has(kind) || kind === 'typedef')) continue;
    const name = btf.nameOf(type);
    if (name === '') continue;
    const key = `${kind === 'typedef' ? 'typedef' : 'tag'} ${name}`;
    const same = all.get(key);
    if (same) same.push(type);
    else all.set(key, [type]);
  }
  for (const [key, types] of all) if (types.length === 1) all.delete(key);
  return all;
}

/** A name as C can spell it. Compilers of other languages write names that are none. */
function spelt(name: string): string {
  if (name === '' || IDENTIFIER.test(name)) return name;
  const word = name.replace(/[^\w$]/g, (char) => `$${char.charCodeAt(0).toString(16)}`);
  return /^\d/.test(word) ? `$${word}` : word;
}
