// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf, BtfKind } from '../btf';

/** Kinds that have names in C's name space of tags, which `fwd` shares. */
const TAGS: ReadonlySet<BtfKind> = new Set(['struct', 'union', 'enum', 'enum64', 'fwd']);
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Names of types such that each stands for one definition. Type data of a whole kernel has several definitions of a
 * name where source files have their own: the first keeps the name, the others become `pot$2`, `pot$3`. Names of a base
 * count; forward declarations mean the first definition.
 */
export class TypeNames {
  private readonly ordinals = new Map<number, number>();
  private readonly met: Map<string, number>;

  constructor(
    private readonly btf: Btf,
    private readonly base: TypeNames | null,
  ) {
    this.met = new Map();
    for (let type = btf.first; type < btf.end; type++) this.take(type);
  }

  /** The name of a type; empty for one without. */
  of(type: number): string {
    if (type < this.btf.first) return this.base?.of(type) ?? 'void';
    const name = spelt(this.btf.nameOf(type));
    const ordinal = this.ordinals.get(type);
    return ordinal === undefined ? name : `${name}$${ordinal}`;
  }

  /** Names that have more than one definition of its own. */
  *repeated(): Generator<string> {
    for (const [key, count] of this.met) if (count > 1) yield key.slice(key.indexOf(' ') + 1);
  }

  private take(type: number): void {
    const kind = this.btf.kindOf(type);
    if (kind === 'fwd' || !(TAGS.has(kind) || kind === 'typedef')) return;
    const name = this.btf.nameOf(type);
    if (name === '') return;
    const key = `${kind === 'typedef' ? 'typedef' : 'tag'} ${name}`;
    const count = (this.met.get(key) ?? 0) + 1;
    this.met.set(key, count);
    if (count > 1) this.ordinals.set(type, count);
  }
}

/** A name as C can spell it. Compilers of other languages write names that are none. */
function spelt(name: string): string {
  if (name === '' || IDENTIFIER.test(name)) return name;
  const word = name.replace(/[^\w$]/g, (char) => `$${char.charCodeAt(0).toString(16)}`);
  return /^\d/.test(word) ? `$${word}` : word;
}
