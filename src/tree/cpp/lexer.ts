// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { CLASS, Class, linesBetween, spliceAt } from './characters';
import type { MacroNames } from './names';
import { Refusal } from './refusal';
import { Flag, Kind, placeAt, Token } from './token';

const THREE: ReadonlySet<string> = new Set(['<<=', '>>=', '...']);
const TWO: ReadonlySet<string> = new Set(
  ['->', '++', '--', '<<', '>>', '<=', '>=', '==', '!=', '&&', '||', '##'].concat([
    '*=',
    '/=',
    '%=',
    '+=',
    '-=',
    '&=',
    '^=',
    '|=',
  ]),
);
/** Digraphs and the like, which no kernel has. */
const REFUSED: ReadonlySet<string> = new Set(['<:', '<%', ':>', '%:', '%>']);
const OPERATOR = /[-+<>=!&|*/%^#.\\]/;
const SPLICE = /\\[ \t\f\v]*\n/g;
const PREFIX = /^(?:L|u|U|u8|R|LR|uR|UR|u8R)$/;

/** Cuts a stretch of text into tokens, as GCC does for C. */
export class Lexer {
  private text = '';
  private at = 0;
  private end = 0;
  private line = 0;
  /** Where the current line begins. */
  private lineStart = 0;
  private flags = 0;

  constructor(private readonly names: MacroNames) {}

  /**
   * @param line number of the line in which the stretch begins; the stretch begins the line if `isFirst`
   * @param lineStart where that line begins in the text
   */
  open(text: string, from: number, to: number, line: number, lineStart: number, isFirst: boolean): void {
    this.text = text;
    this.at = from;
    this.end = to;
    this.line = line;
    this.lineStart = lineStart;
    this.flags = isFirst ? Flag.FIRST : 0;
  }

  /** Where the next token is sought. */
  get position(): number {
    return this.at;
  }

  /** The line that was reached. */
  get currentLine(): number {
    return this.line;
  }

  /** Goes on at a later place of the stretch. */
  passTo(at: number): void {
    const { text } = this;
    const lines = linesBetween(text, this.at, at);
    this.line += lines;
    if (lines > 0) this.lineStart = text.lastIndexOf('\n', at) + 1;
    this.flags = lines > 0 ? Flag.FIRST : Flag.WHITE;
    this.at = at;
  }

  /** @returns null at the end of the stretch. @throws Refusal for what only a compiler should read */
  next(): Token | null {
    const { text, end } = this;
    let { flags } = this;
    let at = this.at;
    this.flags = 0;
    for (;;) {
      if (at >= end) {
        this.at = end;
        return null;
      }
      const code = text.charCodeAt(at);
      switch (code) {
        case Char.SPACE:
        case Char.TAB:
        case Char.FORM_FEED:
        case Char.VERTICAL_TAB:
          at++;
          flags |= Flag.WHITE;
          continue;
        case Char.NEWLINE:
          at++;
          this.line++;
          this.lineStart = at;
          flags = Flag.FIRST;
          continue;
        case Char.BACKSLASH: {
          const length = spliceAt(text, at);
          if (length === 0) break;
          at += length;
          this.line++;
          this.lineStart = at;
          continue;
        }
        case Char.SLASH: {
          const second = text.charCodeAt(at + 1);
          if (second === Char.STAR) at = this.endOfComment(at);
          else if (second === Char.SLASH) at = this.endOfLineComment(at);
          else break;
          flags |= Flag.WHITE;
          continue;
        }
      }
      return this.token(at, code, flags);
    }
  }

  private token(at: number, code: number, flags: number): Token {
    const { text, end } = this;
    const place = placeAt(this.line, at - this.lineStart + 1);
    const kinds = code < 128 ? CLASS[code]! : 0;
    if (kinds & Class.BEGINS_NAME) return this.name(at, flags, place);
    const second = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (kinds & Class.DIGIT || (code === Char.DOT && second < 128 && CLASS[second]! & Class.DIGIT))
      return this.number(at, flags, place);
    if (code === Char.QUOTE || code === Char.APOSTROPHE) return this.quoted(at, at, flags, place);
    if (code === 0 || code > 126 || (code < Char.SPACE && !kinds)) throw new Refusal(`a byte ${code}`);
    if (second === Char.BACKSLASH && this.isContinued(at)) throw new Refusal('a continued operator');
    let length = 1;
    if (second !== 0 && THREE.has(text.slice(at, Math.min(at + 3, end)))) length = 3;
    else if (second !== 0) {
      const two = text.slice(at, at + 2);
      if (TWO.has(two)) length = 2;
      else if (REFUSED.has(two)) throw new Refusal(`a digraph ${two}`);
    }
    this.at = at + length;
    return new Token(Kind.SIGN, length === 1 ? text[at]! : text.slice(at, at + length), flags, place);
  }

  /** Whether a sign may make an operator with what stands in the next line. */
  private isContinued(at: number): boolean {
    const { text } = this;
    const next = at + 1 + spliceAt(text, at + 1);
    return next > at + 1 && OPERATOR.test(text[at]!) && OPERATOR.test(text[next] ?? '');
  }

  private name(at: number, flags: number, place: number): Token {
    const { text, names } = this;
    let number = names.numberAt(text, at, this.end);
    let { end } = names;
    let name = names.text(number);
    while (end < this.end && text.charCodeAt(end) === Char.BACKSLASH) {
      const length = spliceAt(text, end);
      const rest = length === 0 ? 0 : text.charCodeAt(end + length);
      if (length === 0 || end + length >= this.end || rest > 127 || !(CLASS[rest]! & Class.IN_NAME)) break;
      const from = end + length;
      this.line++;
      this.lineStart = from;
      end = this.endOfWord(from);
      name += text.slice(from, end);
      number = names.of(name);
    }
    const behind = end < this.end ? text.charCodeAt(end) : 0;
    if (behind > 127) throw new Refusal('a byte beyond ASCII in a name');
    if ((behind === Char.QUOTE || behind === Char.APOSTROPHE) && PREFIX.test(name)) {
      if (name.endsWith('R') || (name === 'u8' && behind === Char.APOSTROPHE))
        throw new Refusal('a raw string');
      return this.quoted(at, end, flags, place);
    }
    this.at = end;
    return new Token(Kind.NAME, name, flags, place, number);
  }

  private endOfWord(at: number): number {
    const { text, end } = this;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code > 127 || !(CLASS[code]! & Class.IN_NAME)) break;
      at++;
    }
    return at;
  }

  private number(at: number, flags: number, place: number): Token {
    const { text, end } = this;
    let to = at + 1;
    while (to < end) {
      const code = text.charCodeAt(to);
      if (code > 127) throw new Refusal('a byte beyond ASCII in a number');
      const isSign = code === Char.PLUS || code === Char.MINUS;
      if (CLASS[code]! & Class.IN_NAME || code === Char.DOT || (isSign && /[eEpP]/.test(text[to - 1]!))) to++;
      else if (code === Char.BACKSLASH && spliceAt(text, to) > 0) throw new Refusal('a continued number');
      else break;
    }
    this.at = to;
    return new Token(Kind.NUMBER, text.slice(at, to), flags, place);
  }

  /** @param quote where the quotation mark stands, behind a prefix */
  private quoted(at: number, quote: number, flags: number, place: number): Token {
    const { text, end } = this;
    const mark = text.charCodeAt(quote);
    let to = quote + 1;
    let isContinued = false;
    for (;;) {
      const code = to < end ? text.charCodeAt(to) : Char.NEWLINE;
      if (code === Char.NEWLINE) throw new Refusal('a string without end');
      if (code === Char.BACKSLASH) {
        const length = spliceAt(text, to);
        to += length || 2;
        if (length > 0) {
          isContinued = true;
          this.line++;
          this.lineStart = to;
        }
        continue;
      }
      to++;
      if (code === mark) break;
    }
    this.at = to;
    const whole = text.slice(at, to);
    const kind = mark === Char.QUOTE ? Kind.STRING : Kind.CHARACTER;
    return new Token(kind, isContinued ? whole.replace(SPLICE, '') : whole, flags, place);
  }

  private endOfComment(at: number): number {
    const { text } = this;
    const close = text.indexOf('*/', at + 2);
    if (close < 0 || close + 2 > this.end) throw new Refusal('a comment without end');
    const count = linesBetween(text, at, close);
    if (count > 0) {
      this.line += count;
      this.lineStart = text.lastIndexOf('\n', close) + 1;
    }
    return close + 2;
  }

  private endOfLineComment(at: number): number {
    const { text, end } = this;
    for (;;) {
      const code = at < end ? text.charCodeAt(at) : Char.NEWLINE;
      if (code === Char.NEWLINE) return at;
      const length = code === Char.BACKSLASH ? spliceAt(text, at) : 0;
      at += length || 1;
      if (length > 0) {
        this.line++;
        this.lineStart = at;
      }
    }
  }
}
