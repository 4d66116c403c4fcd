// SPDX-License-Identifier: GPL-2.0-or-later
import type { Mark } from '../../record-name';
import type { Names } from '../lex';

/** The kinds of record, numbered as their name spaces need: a name may be one of the first three, a tag one of the rest. */
export const enum RecordKind {
  ORDINARY,
  TYPEDEF,
  ENUMERATOR,
  STRUCT,
  UNION,
  ENUM,
}

/** The mark of each record kind in symtypes files, and the word that genksyms' messages have for it. */
export const RECORD_KINDS = [
  { mark: '', word: '' },
  { mark: 't', word: 'typedef' },
  { mark: 'E', word: 'enum constant' },
  { mark: 's', word: 'struct' },
  { mark: 'u', word: 'union' },
  { mark: 'e', word: 'enum' },
] as const satisfies readonly { mark: Mark; word: string }[];

/** The record kind of a mark; undefined for what is none. */
export function kindOfMark(mark: string): RecordKind | undefined {
  const kind = RECORD_KINDS.findIndex((one) => one.mark === mark);
  return kind < 0 ? undefined : kind;
}

/** What a token of a record is: the low bits of its number. */
export const enum TokenClass {
  /** A word that can be nothing but itself. */
  LITERAL,
  /** An identifier: an enumerator if it was one when its declaration began. */
  IDENT,
  /** An identifier behind an enumerator of the same name in the same declaration. */
  LOCAL,
  TYPEDEF,
  STRUCT,
  UNION,
  ENUM,
  /** An enumerator beyond doubt (references, and expressions that outlive their declaration). */
  ENUMERATOR,
}

/** How a token holds its class: in this many bits, under this mask. */
export const enum ClassOf {
  BITS = 3,
  MASK = 7,
}

/** The record kind that a token of this class refers to; ORDINARY for none. */
export const REFERS_TO: readonly RecordKind[] = [
  RecordKind.ORDINARY,
  RecordKind.ORDINARY,
  RecordKind.ORDINARY,
  RecordKind.TYPEDEF,
  RecordKind.STRUCT,
  RecordKind.UNION,
  RecordKind.ENUM,
  RecordKind.ENUMERATOR,
];

/** The stretch of text that a top-level declaration takes, for those who want more of it than its records hold. */
export interface Stretch {
  /** What the offsets count in: a text that is kept, or null for the unit that is being read. */
  text: Buffer | null;
  start: number;
  end: number;
  /** Function bodies and initialisers in it: start and end of each. */
  skipped: readonly number[];
  /** Word number of the file's name, and the line, in which it begins; file is -1 before the first line marker. */
  file: number;
  line: number;
  /** What pragmas ask for there, as `Packing.state` has it. */
  packing: string;
}

/**
 * One declaration's own text: what `symtypes` files hold in one line.
 *
 * Tokens are word numbers shifted by `ClassOf.BITS`, with a `TokenClass` below. A record belongs to no unit:
 * which identifiers are enumerators is decided where it is used.
 */
export interface DeclarationRecord {
  readonly kind: RecordKind;
  /** Word number of the name. */
  readonly name: number;
  tokens: Int32Array;
  readonly isExtern: boolean;
  /** Word number of the file's name and line of the declared name; file is -1 before the first line marker. */
  readonly file: number;
  readonly line: number;
  /** How many declarations of the same top-level declaration came before this one. */
  readonly before: number;
  /** Where all of it stands; null where nobody asked for that, and for types that nothing defines. */
  readonly stretch: Stretch | null;
  /** The text to hash, made when an expansion reaches the record first. */
  spelling?: Spelling;
}

/** A record's text as it is hashed, and where something may have to be put in its place. */
export interface Spelling {
  /** All tokens, a space behind each. */
  text: Uint8Array;
  /** For each token that is no literal: the token, and the start and end of its text. */
  stops: Int32Array;
}

/** Spells a record's tokens. */
export function spell(names: Names, tokens: Int32Array): Spelling {
  const { bytes, offset } = names;
  let length = 0;
  let count = 0;
  for (const token of tokens) {
    const name = token >>> ClassOf.BITS;
    length += offset[name + 1]! - offset[name]!;
    if ((token & ClassOf.MASK) !== TokenClass.LITERAL) count++;
  }
  const text = new Uint8Array(length);
  const stops = new Int32Array(count * 3);
  let to = 0;
  let stop = 0;
  for (const token of tokens) {
    const name = token >>> ClassOf.BITS;
    const start = to;
    for (let from = offset[name]!, end = offset[name + 1]!; from < end; from++) text[to++] = bytes[from]!;
    if ((token & ClassOf.MASK) === TokenClass.LITERAL) continue;
    stops[stop++] = token;
    stops[stop++] = start;
    stops[stop++] = to;
  }
  return { text, stops };
}

/** The text `struct NAME { UNKNOWN }` of a type that nothing defines. */
export function unknownType(names: Names, kind: RecordKind, name: number): Int32Array {
  const word = names.of(RECORD_KINDS[kind]!.word);
  return Int32Array.from(
    [word, name, names.of('{'), names.of('UNKNOWN'), names.of('}')],
    (id) => id << ClassOf.BITS,
  );
}
