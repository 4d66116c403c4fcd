// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeSyntax } from '../../c/syntax';
import type { Token } from '../unit';
import type { CodeTypes, Holder, Place, Typed } from './typed';
import type { Open, Use, Uses } from './uses';

/** Levels of nesting that are read: hostile code has more, and would overflow the stack. */
const DEEPEST = 500;

/** Takes down what a function uses. */
export class Notes {
  private readonly uses = new Map<string, Use>();
  private readonly refersTo = new Set<string>();
  private readonly open = new Map<string, Open>();
  /** Within these nothing is read when the code runs, so that only sizes count. */
  private unread = 0;
  private depth = 0;

  constructor(
    private readonly code: CodeTypes,
    private readonly tokens: readonly Token[],
  ) {}

  found(): Uses {
    const { uses, refersTo, open, tokens } = this;
    return { uses, refersTo, open: [...open.values()], tokens };
  }

  /** Reads something that may hold others of its kind; what is nested beyond reason is not known. */
  nested<T>(at: Token, read: () => T): T | null {
    if (this.depth >= DEEPEST) {
      this.unknown(at.text, 'it is nested too deeply', at);
      return null;
    }
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** Reads what is asked for its type only. */
  unevaluated<T>(read: () => T): T {
    this.unread++;
    try {
      return read();
    } finally {
      this.unread--;
    }
  }

  member({ label, of }: Holder, { member, type, bits, width }: Place, at: Token): void {
    const name = `${label}.${member.name ?? ''}`;
    // What is only asked for its type, as for a size, hangs on that and not on the place.
    if (this.unread > 0) return this.use('member', name, of, this.code.spelling(type), at, `type of ${name}`);
    const where = bits % 8 === 0 && width === null ? `${bits / 8}` : `bit ${bits}`;
    const field = width === null ? '' : `, ${width} bits`;
    this.use('member', name, of, `at ${where}${field}: ${this.code.spelling(type)}`, at);
  }

  /** A size is part of the code: of what is asked for, and of whole objects. */
  size(holder: Holder, type: Typed, at: Token): void {
    const extent = type && this.code.extent(type);
    // What is written on the spot asks for no type of the kernel.
    if (holder.of === null) return;
    if (extent === null) this.unknown(`size of ${holder.label}`, 'it cannot be laid out', at);
    else this.use('size', holder.label, holder.of, extent, at);
  }

  /** Names of types that code is written with; those of structs count by what is done with them. */
  type(type: Typed, at: Token): void {
    for (let one: Typed = type; one;) {
      switch (one.kind) {
        case 'pointer':
          one = one.to;
          break;
        case 'array':
        case 'qualified':
        case 'attributed':
          one = one.of;
          break;
        case 'function':
          for (const parameter of one.parameters) this.type(parameter.type, at);
          one = one.result;
          break;
        case 'typedef':
          one = this.typedef(one.name, one, at);
          break;
        default:
          return;
      }
    }
  }

  /** @returns what is still to be looked at of what it stands for */
  private typedef(name: string, type: TypeSyntax, at: Token): Typed {
    // What `typeof` stands for has a name of ours.
    if (name.startsWith('$')) return this.code.aliased(name);
    if (this.code.holder(type)) return null;
    const core = this.code.core(type);
    if (core) this.use('type', name, `t#${name}`, this.code.spelling(core), at);
    return null;
  }

  enumerator(name: string, value: bigint, tag: string | null, at: Token): void {
    this.use('enumerator', name, tag === null ? `E#${name}` : `e#${tag}`, String(value), at);
  }

  object(name: string, meaning: string, at: Token): void {
    this.use('object', name, name, meaning, at);
  }

  refer(name: string): void {
    if (this.unread === 0) this.refersTo.add(name);
  }

  unknown(name: string, why: string, { file, line }: Token): void {
    const key = `${name} ${why}`;
    if (!this.open.has(key)) this.open.set(key, { name, why, file, line });
  }

  private use(
    what: Use['what'],
    name: string,
    of: string | null,
    meaning: string,
    { file, line }: Token,
    key = `${what} ${name}`,
  ): void {
    const known = this.uses.get(key);
    if (!known) this.uses.set(key, { what, name, of, meaning, file, line });
    // A name may mean two things in one function, as two unions without names do.
    else if (known.meaning !== meaning)
      this.uses.set(`${key} ${meaning}`, { what, name, of, meaning, file, line });
  }
}
