// SPDX-License-Identifier: GPL-2.0-or-later
import {
  ClassOf,
  EnumCounter,
  kindOfMark,
  RECORD_KINDS,
  RecordKind,
  REFERS_TO,
  TokenClass,
} from '../declare';
import type { Names } from '../lex';

/** A record of a reference file: what a declaration is held against. */
export interface Reference {
  kind: RecordKind;
  name: number;
  tokens: Int32Array;
  isExtern: boolean;
  isOverride: boolean;
}

/** A reference file that genksyms refuses; the message is the one it prints. */
export class RefusedReference extends Error {}

/** Bytes a token may have at most. */
const LONGEST = 255;

interface Word {
  text: string;
  tokenClass: TokenClass;
  kind: RecordKind;
}

/** The words of each line: only blanks split them, and not between quotes. */
function* linesOf(text: string): Generator<Word[]> {
  let line: Word[] = [];
  let word = '';
  let quoted = false;
  const finish = (): void => {
    if (word === '') return;
    let tokenClass = TokenClass.LITERAL;
    let kind = RecordKind.ORDINARY;
    let rest = word;
    if (word[1] === '#') {
      // The kind without a mark is one with the mark NUL, to genksyms.
      const found = kindOfMark(word[0] === '\0' ? '' : word[0]!);
      if (found === undefined) throw new RefusedReference(`Unknown type ${word[0]!}\n`);
      kind = found;
      tokenClass = REFERS_TO.indexOf(kind);
      rest = word.slice(2);
    }
    line.push({ text: rest.split('\0', 1)[0]!, tokenClass, kind });
    word = '';
    quoted = false;
  };
  for (const c of text) {
    if (!quoted && c === ' ') finish();
    else if (c === '\n') {
      finish();
      yield line;
      line = [];
    } else {
      if (c === '"') quoted = !quoted;
      if (word.length >= LONGEST) throw new RefusedReference('Token too long\n');
      word += c;
    }
  }
  finish();
  yield line;
}

/**
 * Reads a reference file.
 * @param counter what enumerators in it move in some generations; null where they do not
 */
export function readReference(text: string, names: Names, counter: EnumCounter | null): Reference[] {
  const references: Reference[] = [];
  for (const line of linesOf(text)) {
    const plain = (word: Word | undefined, text: string): boolean =>
      word !== undefined && word.tokenClass === TokenClass.LITERAL && word.text === text;
    const isOverride = plain(line[0], 'override');
    if (isOverride) line.shift();
    const head = line.shift();
    if (!head) continue;
    const isExtern = plain(line[0], 'extern');
    if (isExtern) line.shift();
    let tokens = Int32Array.from(line, (word) => (names.of(word.text) << ClassOf.BITS) | word.tokenClass);
    if (counter && head.kind === RecordKind.ENUM) counter.restart();
    if (counter && head.kind === RecordKind.ENUMERATOR) tokens = counter.next(tokens) as typeof tokens;
    references.push({ kind: head.kind, name: names.of(head.text), tokens, isExtern, isOverride });
  }
  return references;
}

/** Whether the record stands for a type that was not defined when the reference was made. */
export function isUnknown(names: Names, { kind, tokens }: Reference): boolean {
  if (kind < RecordKind.STRUCT || tokens.length < 3) return false;
  return ['{', 'UNKNOWN', '}'].every(
    (word, i) => tokens[tokens.length - 3 + i] === names.of(word) << ClassOf.BITS,
  );
}

/** A type's name as genksyms' messages spell it. */
export function typeName(names: Names, kind: RecordKind, name: number): string {
  const { word } = RECORD_KINDS[kind]!;
  return word ? `${word} ${names.text(name)}` : names.text(name);
}
