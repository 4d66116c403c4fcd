// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from './btf';

/** Characters of the longest spelling, and depth of types in types: BTF may refer in circles. */
const LONGEST = 4096;
const DEEPEST = 64;
const CUT = '...';

/** Spells types as C declarations do. */
export class Spelling {
  private readonly known = new Map<number, string>();

  constructor(private readonly btf: Btf) {}

  /** A type without a name declared: `struct list_head *`, `int [4]`, `void (*)(int)`; `struct {...}` for one without a name. */
  of(type: number): string {
    return this.spelt(type, DEEPEST);
  }

  private spelt(type: number, depth: number): string {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    // What a type's own spelling asks for on the way.
    this.known.set(type, CUT);
    const text = this.declared(type, '', depth);
    this.known.set(type, text);
    return text;
  }

  /** A declaration of `inner`, which grows from the inside: what is declared as a pointer to a type is declared `*inner`. */
  private declared(type: number, inner: string, depth: number): string {
    if (depth === 0 || inner.length > LONGEST) return CUT;
    if (type === 0) return joined('void', inner);
    const found = this.btf.typeOf(type);
    switch (found.kind) {
      case 'ptr':
        return this.declared(found.type, `*${inner}`, depth - 1);
      case 'const':
      case 'volatile':
      case 'restrict':
        return this.isPointer(found.type)
          ? this.declared(found.type, joined(found.kind, inner), depth - 1)
          : `${found.kind} ${this.declared(found.type, inner, depth - 1)}`;
      case 'type-tag':
      case 'decl-tag':
      case 'var':
      case 'func':
        return this.declared(found.type, inner, depth - 1);
      case 'array':
        return this.declared(found.type, `${grouped(inner)}[${found.length}]`, depth - 1);
      case 'proto':
        return this.declared(
          found.returns,
          `${grouped(inner)}(${this.parameters(found.parameters, depth)})`,
          depth - 1,
        );
      case 'struct':
      case 'union':
      case 'enum':
        return joined(`${found.kind} ${found.name || '{...}'}`, inner);
      case 'fwd':
        return joined(`${found.isUnion ? 'union' : 'struct'} ${found.name}`, inner);
      default:
        return joined(found.name, inner);
    }
  }

  private parameters(parameters: readonly { name: string; type: number }[], depth: number): string {
    if (parameters.length === 0) return 'void';
    const texts: string[] = [];
    let length = 0;
    for (const { name, type } of parameters) {
      // The last of a variable number has neither.
      const text = type === 0 && name === '' ? CUT : this.spelt(type, depth - 1);
      length += text.length;
      texts.push(length > LONGEST ? CUT : text);
      if (length > LONGEST) break;
    }
    return texts.join(', ');
  }

  private isPointer(type: number): boolean {
    return type !== 0 && this.btf.kindOf(type) === 'ptr';
  }
}

const joined = (before: string, inner: string): string =>
  inner === '' || inner.startsWith('[') ? before + inner : `${before} ${inner}`;

/** What an array or function is declared of: a pointer in parentheses. */
const grouped = (inner: string): string =>
  /^(\*|const|volatile|restrict)/.test(inner) ? `(${inner})` : inner;
