// SPDX-License-Identifier: GPL-2.0-or-later
import { joined, noAttributes, readAttributes, saying, startsAttributes } from './attributes';
import type { Cursor } from './cursor';
import { readExpression } from './expression';
import { readEnumerators, readMembers } from './bodies';
import type { Attributes, BaseName, EnumSyntax, RecordSyntax, Storage, Tag, TypeSyntax } from './syntax';
import { isWord } from './tokens';
import { readTypeName, startsType } from './type-name';
import { Unknown } from './unknown';

/** What stands before the declarators of a declaration. */
export interface Specifiers {
  storage: Storage;
  type: TypeSyntax;
  /** Of all that is declared. */
  attributes: Attributes;
}

const STORAGE = new Map<string, Storage>([
  ['typedef', 'typedef'],
  ['extern', 'extern'],
  ['static', 'static'],
]);

/** Words that say nothing of the type. */
const SILENT = new Set('inline __inline __inline__ register auto __extension__'.split(' '));

/** Words that say what an attribute says, and that attribute. */
const SAYING = new Map([
  ['_Noreturn', 'noreturn'],
  ['__thread', 'thread'],
  ['_Thread_local', 'thread'],
]);

const QUALIFIERS = new Map<string, string>();
for (const word of ['const', 'volatile', 'restrict']) {
  for (const spelling of [word, `__${word}`, `__${word}__`]) QUALIFIERS.set(spelling, word);
}
// Address spaces of x86.
for (const word of ['__seg_gs', '__seg_fs']) QUALIFIERS.set(word, word);

/** Spellings of the words that built-in types are made of. */
const BASE_WORDS = new Map<string, string>(
  `void char short int long float double signed unsigned _Bool __int128 _Float16 _Float128 __builtin_va_list
  complex`
    .split(/\s+/)
    .map((word) => [word, word]),
);
for (const [spelling, word] of [
  ['__signed', 'signed'],
  ['__signed__', 'signed'],
  ['__int128_t', '__int128'],
  ['_Complex', 'complex'],
  ['__complex__', 'complex'],
  ['__complex', 'complex'],
  ['__float128', '_Float128'],
  ['_Float32', 'float'],
  ['_Float64', 'double'],
] as const) {
  BASE_WORDS.set(spelling, word);
}
BASE_WORDS.delete('complex');

const TAGS = new Set<string>(['struct', 'union', 'enum']);
const TYPEOF = new Set(['typeof', '__typeof', '__typeof__', 'typeof_unqual']);

/** Whether a word can only be part of declaration specifiers. */
export function isSpecifierWord(word: string): boolean {
  return (
    BASE_WORDS.has(word) ||
    QUALIFIERS.has(word) ||
    TAGS.has(word) ||
    TYPEOF.has(word) ||
    STORAGE.has(word) ||
    SILENT.has(word) ||
    SAYING.has(word) ||
    word === '__uint128_t' ||
    word === '_Atomic' ||
    startsAttributes(word)
  );
}

/** A qualifier by its one spelling; undefined for what is none. */
export function qualifierOf(word: string | undefined): string | undefined {
  return word === undefined ? undefined : QUALIFIERS.get(word);
}

/**
 * Reads declaration specifiers. A plain name is a typedef's name if no other word has named a type yet: that is
 * how C is read wherever a declaration stands.
 */
export function readSpecifiers(cursor: Cursor): Specifiers {
  let storage: Storage = 'none';
  let type: TypeSyntax | null = null;
  const words: string[] = [];
  const qualifiers = new Set<string>();
  let attributes = noAttributes();
  for (;;) {
    const token = cursor.peek();
    if (!isWord(token)) break;
    if (startsAttributes(token)) {
      attributes = joined(attributes, readAttributes(cursor));
      continue;
    }
    const qualifier = QUALIFIERS.get(token);
    const base = BASE_WORDS.get(token);
    if (STORAGE.has(token)) storage = STORAGE.get(token)!;
    else if (qualifier) qualifiers.add(qualifier);
    else if (SILENT.has(token)) {
      // Nothing of the type.
    } else if (SAYING.has(token)) attributes = joined(attributes, saying([SAYING.get(token)!]));
    else if (token === '_Atomic' || token === '__auto_type') throw new Unknown(`${token} is not read`);
    else if (token === '__uint128_t') words.push('unsigned', '__int128');
    else if (base) words.push(base);
    else if (TAGS.has(token)) {
      cursor.next();
      type = readTagged(cursor, token as Tag);
      continue;
    } else if (TYPEOF.has(token)) {
      cursor.next();
      type = readTypeof(cursor);
      continue;
    } else if (type === null && words.length === 0) type = { kind: 'typedef', name: token };
    else break;
    cursor.next();
  }
  if (type === null) type = baseOf(words);
  else if (words.length > 0) throw new Unknown(`'${words.join(' ')}' and another type stand together`);
  if (qualifiers.size > 0) type = { kind: 'qualified', of: type, qualifiers: [...qualifiers].sort() };
  return { storage, type, attributes };
}

/** The type that the words of a built-in type name, in whatever order they stand. */
function baseOf(words: readonly string[]): TypeSyntax {
  const count = (word: string): number => words.filter((one) => one === word).length;
  const isUnsigned = count('unsigned') > 0;
  const other = words.filter((word) => !/^(?:signed|unsigned|int|complex)$/.test(word)).join(' ');
  const type = { kind: 'base', name: nameOf(other, isUnsigned, count('signed') > 0, words) } as const;
  return count('complex') > 0 ? { kind: 'complex', of: type } : type;
}

function nameOf(other: string, isUnsigned: boolean, isSigned: boolean, words: readonly string[]): BaseName {
  switch (other) {
    case '':
      if (words.length === 1 && words[0] === 'complex') return 'double';
      // Nothing at all is int, as of old.
      return isUnsigned ? 'unsigned int' : 'int';
    case 'char':
      return isUnsigned ? 'unsigned char' : isSigned ? 'signed char' : 'char';
    case 'short':
    case 'long':
    case 'long long':
    case '__int128':
      return isUnsigned ? `unsigned ${other}` : other;
    case 'void':
    case '_Bool':
    case 'float':
    case 'double':
    case '_Float16':
    case '_Float128':
    case '__builtin_va_list':
      return other;
    case 'long double':
    case 'double long':
      return 'long double';
    default:
      throw new Unknown(`'${words.join(' ')}' is no type`);
  }
}

function readTypeof(cursor: Cursor): TypeSyntax {
  cursor.expect('(');
  const isType = startsType(cursor);
  const of = isType ? readTypeName(cursor) : readExpression(cursor);
  cursor.expect(')');
  return { kind: 'typeof', of, isType } as TypeSyntax;
}

/** Reads what stands behind `struct`, `union` or `enum`. */
function readTagged(cursor: Cursor, tag: Tag): TypeSyntax {
  const attributes = readAttributes(cursor);
  const name = isWord(cursor.peek()) ? cursor.next() : null;
  if (cursor.peek() !== '{') {
    if (name === null) throw new Unknown(`a ${tag} has neither name nor members`);
    // Compilers drop attributes that stand between the word and the tag of a type that is defined elsewhere.
    return { kind: 'tag', tag, name };
  }
  const definition = cursor.nested(() => readDefinition(cursor, tag, name, attributes));
  if (name !== null && !cursor.definitions.has(`${tag} ${name}`)) {
    cursor.definitions.set(`${tag} ${name}`, definition);
  }
  if (definition.kind === 'enum') {
    for (const enumerator of definition.enumerators) cursor.enumerators.set(enumerator.name, definition);
  }
  return definition;
}

function readDefinition(
  cursor: Cursor,
  tag: Tag,
  name: string | null,
  before: Attributes,
): RecordSyntax | EnumSyntax {
  if (tag === 'enum') {
    const enumerators = readEnumerators(cursor);
    return { kind: 'enum', name, enumerators, attributes: joined(before, readAttributes(cursor)) };
  }
  const opening = cursor.asked;
  const members = readMembers(cursor);
  const { pack: closing, others } = cursor.asked;
  const isClang = cursor.compiler === 'clang';
  // Of the pragmas in a body, Clang heeds that at the opening brace, and GCC that at the closing one.
  const pack = isClang ? opening.pack : closing;
  // Attributes behind the brace are the type's own.
  const attributes = joined(before, readAttributes(cursor));
  const asked = isClang ? new Map([...opening.others, ...others]) : others;
  return { kind: 'record', tag, name, members, attributes: withAsked(attributes, asked, isClang), pack };
}

/** What pragmas beside `pack` ask for, as attributes of which no layout is known. */
function withAsked(attributes: Attributes, asked: ReadonlyMap<string, string>, isClang: boolean): Attributes {
  // GCC passes over all but the storage order.
  const told = [...asked].filter(([kind]) => isClang || kind === 'scalar_storage_order');
  if (told.length === 0) return attributes;
  return {
    ...attributes,
    unknown: [...attributes.unknown, ...told.map(([kind]) => kind)],
    words: [...attributes.words, ...told.map(([kind, word]) => `${kind} ( "${word}" )`)].sort(),
  };
}
