// SPDX-License-Identifier: GPL-2.0-or-later
import { Packing } from '../../genksyms/lex';
import type { Declaration } from '../../formats/corpus';
import { packOf, stretchText } from '../../genksyms/unit';
import { Char } from '../../text';
import { Class, CLASS_OF } from './bytes';

/** Where a declaration stands in its head: whether a brace that comes now opens the body of a type. */
const enum Head {
  OTHER,
  /** Behind `struct`, `union` or `enum`. */
  KEYWORD,
  /** Behind the tag. */
  TAG,
  /** Behind `enum pot :`. */
  BASE,
}

/** What the brace that is open at the top level holds. */
const enum Body {
  NONE,
  TYPE,
  INITIALISER,
  FUNCTION,
}

const MARKER = /^#[ \t]+(\d+)[ \t]+"([^"]+)"/;
const ATTRIBUTE = /^(?:__attribute(?:__)?|_Alignas|alignas|__extension__|__declspec)$/;
const UNDERSCORE = '_'.charCodeAt(0);
const BRACKET = '['.charCodeAt(0);
/** Longest keyword that matters. */
const LONGEST = 13;

/** Where in the bytes that are read a declaration stands. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Cuts preprocessed text into top-level declarations, as a compiler meets them, and tells those that define types, and
 * those that may declare functions and variables. It knows braces, parentheses, strings, line markers and pragmas and no more, so that it also finds what genksyms
 * cannot read.
 */
export class Cutter {
  readonly packing = new Packing();
  private file = '';
  private line = 1;
  /** Where the open declaration began; -1 between declarations. */
  private start = -1;
  private startLine = 1;
  private startFile = '';
  private startPacking = '';
  private depth = 0;
  private parentheses = 0;
  private head: Head = Head.OTHER;
  private body: Body = Body.NONE;
  private bodyStart = 0;
  private skipped: number[] = [];
  private isTypedef = false;
  private hasBody = false;
  private isBehindEquals = false;
  private isBehindAttribute = false;
  private hasAttributedTag = false;

  /**
   * @param tell is given each definition, with the file's name as the line markers have it, and whether `tellAttributed` was given it
   * @param isWanted whether a declaration of functions or variables is to be told; none without
   * @param tellAttributed is given the text of each declaration in which attributes stand before a tag, initial values included,
   *     before it is told otherwise; nobody looks for such without
   */
  constructor(
    private readonly tell: (definition: Declaration, isAttributed: boolean) => void,
    private readonly isWanted: (span: Span, bytes: Buffer) => boolean = () => false,
    private readonly tellObject: (declaration: Declaration) => void = () => undefined,
    private readonly tellAttributed: ((text: string) => void) | null = null,
  ) {}

  /** Whether a declaration goes on behind what was read. */
  get isOpen(): boolean {
    return this.start >= 0;
  }

  /** Begins a text anew, or goes on behind a part that was left out. */
  restart(packing: string): void {
    this.packing.state = packing;
    this.begin();
  }

  /** Reads a part of a text; the next one goes on where it ends, unless there is a new start. */
  read(bytes: Buffer, from: number, to: number): void {
    let at = from;
    if (at === 0 || bytes[at - 1] === Char.NEWLINE) at = this.directives(bytes, at, to);
    while (at < to) {
      const byte = bytes[at]!;
      const one = CLASS_OF[byte]!;
      if (one === Class.BLANK) {
        at++;
        continue;
      }
      if (one === Class.LINE_END) {
        this.line++;
        at = this.directives(bytes, at + 1, to);
        continue;
      }
      if (this.start < 0) this.open(at);
      switch (one as Class) {
        case Class.WORD: {
          const end = endOfWord(bytes, at + 1, to);
          if (this.depth === 0 && this.parentheses === 0) this.word(bytes, at, end);
          if (this.tellAttributed && this.body !== Body.FUNCTION && isAttributedTag(bytes, at, end))
            this.hasAttributedTag = true;
          at = end;
          continue;
        }
        case Class.DIGIT:
          at = endOfWord(bytes, at + 1, to);
          continue;
        case Class.QUOTE:
          at = endOfString(bytes, at, to);
          continue;
        case Class.OPEN:
          if (this.depth++ === 0 && this.parentheses === 0) this.openBody(at);
          break;
        case Class.CLOSE:
          if (this.depth > 0 && --this.depth === 0 && this.parentheses === 0) this.closeBody(bytes, at + 1);
          break;
        case Class.PARENTHESIS:
          if (
            !this.isBehindAttribute &&
            this.depth === 0 &&
            this.parentheses === 0 &&
            this.head !== Head.BASE
          )
            this.head = Head.OTHER;
          this.parentheses++;
          break;
        case Class.END_PARENTHESIS:
          if (this.parentheses > 0) this.parentheses--;
          break;
        case Class.SEMICOLON:
          if (this.depth === 0 && this.parentheses === 0) this.close(bytes, at + 1);
          break;
        case Class.COLON:
          if (this.head === Head.TAG || this.head === Head.KEYWORD) this.head = Head.BASE;
          break;
        default:
          if (this.depth === 0 && this.parentheses === 0) {
            this.head = Head.OTHER;
            this.isBehindEquals = one === Class.EQUALS;
          }
      }
      at++;
    }
  }

  private open(at: number): void {
    this.start = at;
    this.startLine = this.line;
    this.startFile = this.file;
    this.startPacking = this.packing.state;
  }

  private begin(): void {
    this.start = -1;
    this.depth = 0;
    this.parentheses = 0;
    this.head = Head.OTHER;
    this.body = Body.NONE;
    this.skipped = [];
    this.isTypedef = false;
    this.hasBody = false;
    this.isBehindEquals = false;
    this.isBehindAttribute = false;
    this.hasAttributedTag = false;
  }

  /** A word outside all braces and parentheses. */
  private word(bytes: Buffer, from: number, to: number): void {
    const length = to - from;
    const word = length <= LONGEST ? bytes.toString('latin1', from, to) : '';
    this.isBehindEquals = false;
    this.isBehindAttribute = ATTRIBUTE.test(word);
    if (this.isBehindAttribute) return;
    if (word === 'struct' || word === 'union' || word === 'enum') this.head = Head.KEYWORD;
    else if (word === 'typedef') this.isTypedef = true;
    else if (this.head === Head.KEYWORD) this.head = Head.TAG;
    else if (this.head === Head.TAG) this.head = Head.OTHER;
  }

  private openBody(at: number): void {
    this.bodyStart = at;
    if (this.isBehindEquals) this.body = Body.INITIALISER;
    else if (this.head !== Head.OTHER) {
      this.body = Body.TYPE;
      this.hasBody = true;
    } else this.body = Body.FUNCTION;
    this.head = Head.OTHER;
  }

  private closeBody(bytes: Buffer, end: number): void {
    const { body } = this;
    this.body = Body.NONE;
    if (body !== Body.INITIALISER && body !== Body.FUNCTION) return;
    this.skipped.push(this.bodyStart, end);
    if (body === Body.FUNCTION) this.close(bytes, end, this.bodyStart);
  }

  /** @param head where the function's body begins, or the end */
  private close(bytes: Buffer, end: number, head = end): void {
    if (this.hasAttributedTag)
      this.tellAttributed?.(bytes.toString('latin1', this.start, head).replace(/^#.*$/gm, ''));
    if (this.hasBody || this.isTypedef) this.tell(this.declaration(bytes, end), this.hasAttributedTag);
    if (!this.isTypedef && this.isWanted({ start: this.start, end }, bytes))
      this.tellObject(this.declaration(bytes, end));
    this.begin();
  }

  private declaration(bytes: Buffer, end: number): Declaration {
    const stretch = {
      text: null,
      start: this.start,
      end,
      skipped: this.skipped,
      file: 0,
      line: this.startLine,
      packing: this.startPacking,
    };
    const { startFile: file, startLine: line } = this;
    return { text: stretchText(stretch, bytes), file, line, pack: packOf(stretch) };
  }

  /** Takes in lines that begin with `#`; gives the place behind them. */
  private directives(bytes: Buffer, at: number, to: number): number {
    while (at < to && bytes[at] === Char.HASH) at = this.directive(bytes, at, to);
    return at;
  }

  private directive(bytes: Buffer, from: number, to: number): number {
    const found = bytes.indexOf(Char.NEWLINE, from);
    const end = found < 0 || found > to ? to : found;
    const text = bytes.toString('latin1', from, end);
    const marker = MARKER.exec(text);
    if (marker) {
      this.line = Number(marker[1]);
      this.file = marker[2]!;
      return Math.min(end + 1, to);
    }
    if (text.includes('pragma')) this.packing.take(text);
    this.line++;
    return Math.min(end + 1, to);
  }
}

/** Whether a word is `struct`, `union` or `enum`, and attributes may follow. */
function isAttributedTag(bytes: Buffer, from: number, end: number): boolean {
  const length = end - from;
  if (length < 4 || length > 6) return false;
  let at = end;
  while (CLASS_OF[bytes[at]!] === Class.BLANK || bytes[at] === Char.NEWLINE) at++;
  const next = bytes[at];
  if (next !== UNDERSCORE && next !== BRACKET && next !== Char.HASH) return false;
  return /^(?:struct|union|enum)$/.test(bytes.toString('latin1', from, end));
}

function endOfWord(bytes: Buffer, at: number, to: number): number {
  while (at < to && (CLASS_OF[bytes[at]!] === Class.WORD || CLASS_OF[bytes[at]!] === Class.DIGIT)) at++;
  return at;
}

/** A string that nothing closes ends with its line. */
function endOfString(bytes: Buffer, from: number, to: number): number {
  const quote = bytes[from]!;
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === Char.BACKSLASH) at++;
    else if (byte === quote) return at + 1;
    else if (byte === Char.NEWLINE) return at;
  }
  return to;
}
