// SPDX-License-Identifier: GPL-2.0-or-later
import type { RecordName } from '../../record-name';
import type { Source, SourceWord } from './source-words';

/** A member or an enumerator, with the sign that ends it where there is one. */
export interface Piece {
  words: SourceWord[];
  /** Its words with a blank between them, without the sign at the end. */
  key: string;
}

/** What stands between the braces of a definition. */
export interface Body {
  open: SourceWord;
  close: SourceWord;
  pieces: Piece[];
}

const OPENING = new Set(['{', '(', '[']);
const CLOSING = new Set(['}', ')', ']']);

/**
 * Finds the definition of a tag, or of the enum that has an enumerator.
 * @param line from which on it is sought
 */
export function bodyOf(source: Source, name: RecordName, line = 0): Body | null {
  const { words } = source;
  for (let at = 0; at < words.length; at++) {
    if (words[at]!.line < line || words[at]!.text !== '{') continue;
    const tag = tagBefore(words, at);
    if (tag === null) continue;
    const isEnum = tag.keyword === 'enum';
    if (name.isTag && (tag.keyword !== name.keyword || tag.name !== name.bare)) continue;
    if (!name.isTag && !isEnum) continue;
    const body = bodyAt(words, at, isEnum ? ',' : ';');
    if (!body) continue;
    if (name.isTag || body.pieces.some(({ words: [first] }) => first!.text === name.bare)) return body;
  }
  return null;
}

/** What the brace at a place opens, if it is a struct, union or enum. */
function tagBefore(words: readonly SourceWord[], open: number): { keyword: string; name: string } | null {
  for (let at = open - 1; at >= 0 && open - at < 40; at--) {
    const { text } = words[at]!;
    if (text === ';' || text === '{' || text === '}' || text === '=') return null;
    if (text !== 'struct' && text !== 'union' && text !== 'enum') continue;
    const { text: last } = words[open - 1]!;
    return { keyword: text, name: /^\w/.test(last) && last !== text ? last : '' };
  }
  return null;
}

function bodyAt(words: readonly SourceWord[], open: number, separator: string): Body | null {
  const pieces: Piece[] = [];
  let depth = 0;
  let current: SourceWord[] = [];
  const end = (): void => {
    if (current.length > 0) pieces.push(pieceOf(current, separator));
    current = [];
  };
  for (let at = open + 1; at < words.length; at++) {
    const word = words[at]!;
    const { text } = word;
    if (depth === 0 && text === '}') {
      end();
      return { open: words[open]!, close: word, pieces };
    }
    if (OPENING.has(text)) depth++;
    if (CLOSING.has(text)) depth--;
    current.push(word);
    if (depth === 0 && (text === separator || isWholeMacro(current, words[at + 1]))) end();
  }
  return null;
}

/** Whether words are the call of a macro that needs no semicolon, on lines of its own: `RH_KABI_RESERVE(1)`. */
function isWholeMacro(piece: readonly SourceWord[], next: SourceWord | undefined): boolean {
  const [name, opening] = piece;
  const last = piece.at(-1)!;
  if (opening?.text !== '(' || last.text !== ')' || !/^[A-Z]\w*$/.test(name!.text)) return false;
  return next !== undefined && next.text !== ';' && next.line > last.line;
}

function pieceOf(words: SourceWord[], separator: string): Piece {
  const inner = words.at(-1)!.text === separator ? words.slice(0, -1) : words;
  return { words, key: inner.map(({ text }) => text).join(' ') };
}

/** The name that a member or enumerator declares; null for several, or none. */
export function declaredName({ key }: Pick<Piece, 'key'>): string | null {
  const bare = withoutAttributes(key);
  const callback = /\( \* ([A-Za-z_]\w*)/.exec(bare)?.[1];
  if (callback !== undefined) return callback;
  if (/^(?:struct|union|enum)\b[^{]*\{/.test(bare)) return /\} ([A-Za-z_]\w*)/.exec(bare)?.[1] ?? null;
  const [first, ...more] = bare.split(/ , (?![^(]*\))/);
  if (more.length > 0) return null;
  return /([A-Za-z_]\w*)(?: \[.*| : .*| = .*)?$/.exec(first!)?.[1] ?? null;
}

/** A key without `__attribute__ ( ( … ) )`. */
function withoutAttributes(key: string): string {
  const words = key.split(' ');
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!/^__attribute(?:__)?$/.test(words[at]!)) {
      kept.push(words[at]!);
      continue;
    }
    let depth = 0;
    do {
      at++;
      if (words[at] === '(') depth++;
      if (words[at] === ')') depth--;
    } while (depth > 0 && at < words.length);
  }
  return kept.join(' ');
}
