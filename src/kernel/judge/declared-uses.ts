// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type ReadDeclaration, type RecordSyntax, type TypeSyntax } from '../../c/syntax';
import type { Uses } from '../../c/abi';
import type { Declaration } from '../../formats/corpus';
import type { KernelScopes } from '../types';
import { elementOf, EXPRESSES, expressedIn } from './expressed';

/** Names of tables that modules fill in, as kernels name them. */
const CALLBACKS = /_(?:operations|ops)$/;

/**
 * Where the declarations of kernels hold objects of a type rather than pointers to them, and in which they use an
 * enumerator. Over all declarations of all units; what modules do in their own sources no scan can tell.
 */
export class DeclaredUses implements Uses {
  private readonly made = new Map<string, string | null>();
  private readonly unseenOf = new Map<KernelScopes, ReadonlySet<number>>();
  private readonly users = new Map<string, string | null>();
  private readonly expressedBy = new Map<KernelScopes, Map<string, Map<number, 'typeof' | 'size'>>>();
  /** By kernel and word: the declarations whose texts have it, be it as a part of another word. */
  private readonly having = new Map<KernelScopes, Map<string, readonly number[]>>();

  constructor(private readonly kernels: readonly KernelScopes[]) {}

  madeByModules(record: RecordSyntax): string | null {
    if (isCallbackTable(record)) return 'modules fill it in: it is a table of callbacks';
    if (record.name === null) return 'it has no tag by which its uses could be found';
    const key = `${record.tag} ${record.name}`;
    let known = this.made.get(key);
    if (known === undefined) this.made.set(key, (known = this.heldIn(record.tag, record.name)));
    return known;
  }

  userOf(enumerator: string): string | null {
    let known = this.users.get(enumerator);
    if (known === undefined) this.users.set(enumerator, (known = this.findUser(enumerator)));
    return known;
  }

  private findUser(enumerator: string): string | null {
    const word = new RegExp(`\\b${enumerator.replace(/\$/g, '\\$')}\\b`);
    for (const scopes of this.kernels) {
      for (const number of this.withAny(scopes, [enumerator])) {
        if (!word.test(scopes.corpus.declarations[number]!.text)) continue;
        const read = readOrNull(scopes, number);
        if (read?.enumerators.has(enumerator)) continue;
        return titleOf(read);
      }
    }
    return null;
  }

  private heldIn(tag: 'struct' | 'union', name: string): string | null {
    for (const scopes of this.kernels) {
      const aliases = this.aliasesOf(scopes, tag, name);
      const words = wordsOf(tag, name, aliases);
      const pattern = new RegExp(`\\b(?:${words})\\b`);
      const counting = new RegExp(`\\bsizeof\\s*\\(\\s*(?:${words})\\s*\\)`);
      const expressing = this.expressing(scopes).get(`${tag} ${name}`);
      for (const number of this.withAny(scopes, [name, ...aliases], expressing)) {
        const { text, file } = scopes.corpus.declarations[number]!;
        const isNamed = pattern.test(text) || expressing?.has(number) === true;
        if (!isNamed || this.unseen(scopes).has(number)) continue;
        const read = readOrNull(scopes, number);
        const held = read && holds(read, meantBy(scopes, file, tag, name, aliases));
        if (held) return held;
        if (expressing?.get(number) === 'size' || counting.test(text))
          return `${titleOf(read)} counts with its size`;
      }
    }
    return null;
  }

  /** By tag and name, the declarations in which expressions come to a type, and whether its size counts in them. */
  private expressing(scopes: KernelScopes): ReadonlyMap<string, ReadonlyMap<number, 'typeof' | 'size'>> {
    let known = this.expressedBy.get(scopes);
    if (known) return known;
    this.expressedBy.set(scopes, (known = new Map()));
    for (const [number, { text, file }] of scopes.corpus.declarations.entries()) {
      const read = EXPRESSES.test(text) ? readOrNull(scopes, number) : null;
      if (!read) continue;
      for (const { type, use } of expressedIn(read, scopes.typesOfFile(file))) {
        if ((type.kind !== 'tag' && type.kind !== 'record') || type.name === null) continue;
        const title = `${type.tag} ${type.name}`;
        const its = known.get(title) ?? new Map<number, 'typeof' | 'size'>();
        if (its.get(number) !== 'size') its.set(number, use);
        known.set(title, its);
      }
    }
    return known;
  }

  /** Numbers of the declarations whose texts have one of some words, or that are among others; ascending. */
  private withAny(
    scopes: KernelScopes,
    words: readonly string[],
    others: ReadonlyMap<number, unknown> = new Map(),
  ): readonly number[] {
    const all = [...words.map((word) => this.withWord(scopes, word)), [...others.keys()]];
    return [...new Set(all.flat())].sort((a, b) => a - b);
  }

  private withWord(scopes: KernelScopes, word: string): readonly number[] {
    let ofKernel = this.having.get(scopes);
    if (!ofKernel) this.having.set(scopes, (ofKernel = new Map<string, readonly number[]>()));
    let found = ofKernel.get(word);
    if (!found) ofKernel.set(word, (found = numbersWith(scopes.corpus.declarations, word)));
    return found;
  }

  /** Declarations of a source file that no module is made from: what they hold is the kernel's own affair. */
  private unseen(scopes: KernelScopes): ReadonlySet<number> {
    let known = this.unseenOf.get(scopes);
    if (!known) {
      const { definitions, declarations } = scopes.corpus;
      known = new Set(
        definitions
          .filter(
            ({ inModules, declaration }) => !inModules && declarations[declaration]!.file.endsWith('.c'),
          )
          .map(({ declaration }) => declaration),
      );
      this.unseenOf.set(scopes, known);
    }
    return known;
  }

  /**
   * Typedefs of the type itself and of arrays of it, through any number of others, and variables of it, of which `typeof`
   * may make members.
   */
  private aliasesOf(scopes: KernelScopes, tag: string, name: string): Set<string> {
    const aliases = new Set<string>();
    const expressing = this.expressing(scopes).get(`${tag} ${name}`);
    for (let before = -1; before < aliases.size;) {
      before = aliases.size;
      const pattern = new RegExp(`\\b(?:${wordsOf(tag, name, aliases)})\\b`);
      for (const number of this.withAny(scopes, [name, ...aliases], expressing)) {
        const { text, file } = scopes.corpus.declarations[number]!;
        if (!pattern.test(text) && expressing?.has(number) !== true) continue;
        const isSuch = meantBy(scopes, file, tag, name, aliases);
        for (const { name: alias, storage, type } of readOrNull(scopes, number)?.declared ?? []) {
          if (storage === 'typedef' ? isSuch(elementOf(type)) : type.kind !== 'function' && isSuch(type))
            aliases.add(alias);
        }
      }
    }
    return aliases;
  }
}

function numbersWith(declarations: readonly Declaration[], word: string): number[] {
  const found: number[] = [];
  for (let number = 0; number < declarations.length; number++) {
    if (declarations[number]!.text.includes(word)) found.push(number);
  }
  return found;
}

/** Whether a type is meant, or an array of it, by whatever name the types of a file know it. */
function meantBy(
  scopes: KernelScopes,
  file: string,
  tag: string,
  name: string,
  aliases: ReadonlySet<string>,
): (type: TypeSyntax) => boolean {
  const types = scopes.typesOfFile(file);
  return (type) => {
    if (isOne(type, tag, name, aliases)) return true;
    if (type.kind !== 'typeof') return false;
    try {
      const core = elementOf(types.core(type));
      return isOne(core, tag, name, aliases);
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
  };
}

/** A type by its tag and its typedefs, as a pattern. */
function wordsOf(tag: string, name: string, aliases: ReadonlySet<string>): string {
  return [`${tag} ${name}`, ...aliases]
    .map((word) => word.replace(/\$/g, '\\$').replace(' ', '\\s+'))
    .join('|');
}

/** Whether a struct is mostly pointers to functions, or is named as one that is. */
function isCallbackTable({ name, members }: RecordSyntax): boolean {
  if (name !== null && CALLBACKS.test(name)) return true;
  const callbacks = members.filter(
    ({ type }) => type.kind === 'pointer' && type.to.kind === 'function',
  ).length;
  return callbacks >= 2 && 2 * callbacks > members.length;
}

function readOrNull(scopes: KernelScopes, number: number): ReadDeclaration | null {
  try {
    return scopes.declaration(number);
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/** Where a declaration holds such a type by value, as a sentence's end. */
function holds(read: ReadDeclaration, isSuch: (type: TypeSyntax) => boolean): string | null {
  for (const [title, definition] of read.definitions) {
    if (definition.kind !== 'record') continue;
    for (const member of definition.members) {
      const how = byValue(member.type, isSuch);
      if (how !== null) return `${title} ${how} it in its member ${member.name ?? '(unnamed)'}`;
    }
  }
  for (const { name, storage, type } of read.declared) {
    if (type.kind === 'function') {
      const passed = [type.result, ...type.parameters.map((parameter) => parameter.type)].some(isSuch);
      if (passed) return `${name} takes or gives it by value`;
    } else if (storage === 'typedef') {
      if (type.kind === 'record' && byValue(type, isSuch) !== null) return `${name} holds it`;
    } else if (byValue(type, isSuch) !== null && !isSuch(type)) return `${name} is an array of it`;
    else if (isSuch(type)) return `${name} is an exported object of it`;
  }
  return null;
}

/** How a member's type holds such a type; null if it does not. */
function byValue(type: TypeSyntax, isSuch: (type: TypeSyntax) => boolean): string | null {
  if (isSuch(type)) return 'embeds';
  switch (type.kind) {
    case 'array':
      return byValue(type.of, isSuch) === null ? null : 'has an array of';
    case 'qualified':
    case 'attributed':
      return byValue(type.of, isSuch);
    case 'record':
      return type.members.some((member) => byValue(member.type, isSuch) !== null) ? 'embeds' : null;
    case 'pointer': {
      // A callback that takes or gives it by value.
      if (type.to.kind !== 'function') return null;
      const passed = [type.to.result, ...type.to.parameters.map((parameter) => parameter.type)].some(isSuch);
      return passed ? 'passes' : null;
    }
    default:
      return null;
  }
}

function isOne(type: TypeSyntax, tag: string, name: string, aliases: ReadonlySet<string>): boolean {
  switch (type.kind) {
    case 'tag':
      return type.tag === tag && type.name === name;
    case 'record':
      return type.tag === tag && type.name === name;
    case 'typedef':
      return aliases.has(type.name);
    case 'typeof':
      return type.isType && isOne(type.of as TypeSyntax, tag, name, aliases);
    case 'qualified':
    case 'attributed':
      return isOne(type.of, tag, name, aliases);
    default:
      return false;
  }
}

function titleOf(read: ReadDeclaration | null): string {
  const title = read?.definitions.keys().next().value ?? read?.declared[0]?.name;
  return title ?? 'another declaration';
}
