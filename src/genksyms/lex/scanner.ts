// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { BLANK, isUpperOrLower, BRACE_STOP, DIGIT, EXPRESSION_STOP, HEX, WORD, WORD_START } from './bytes';
import { LineMarker } from './line-marker';
import { finishHash, hashOf, type Names } from './names';
import { Packing } from './packing';

/** What the scanner found, where a byte value alone does not say it. */
export const enum Word {
  END = 0,
  IDENT = 256,
  NUMBER,
  LITERAL,
  OPERATOR,
  DOTS,
}

/**
 * The words of a preprocessed unit, as genksyms' flex rules cut them (scripts/genksyms/lex.l), with the
 * place that line markers give them.
 *
 * A word is one of `Word`, or the value of a byte that stands alone.
 */
export class Scanner {
  protected text: Uint8Array = new Uint8Array(0);
  protected pos = 0;
  /** Start and end of the last word. */
  protected start = 0;
  protected end = 0;
  protected hash = 0;
  /** Set where genksyms' rules anchored with `^` may match. */
  protected lineStart = true;
  /** Number of the current line, as the last line marker counts it. */
  line = 1;
  /** Word number of the current file's name; -1 before the first line marker. */
  file = -1;
  /** Word number of the source file's name: the one the first line marker gives. */
  source = -1;
  /** Word numbers of the files that line markers named since this was last emptied. */
  files: number[] = [];
  /**
   * Where line markers led since this was last emptied, three numbers each: word number of the file's name,
   * line, flag. A marker that stays in the same file is left out, unless it is the first.
   */
  turns: number[] = [];
  readonly packing = new Packing();
  private readonly marker = new LineMarker();
  /**
   * The last stretch in which a search for a closing quote was in vain, for `"` and for `'`. A quote inside
   * it was passed as an escaped one, so a search from there runs through the same bytes to the same end.
   */
  private hopeless = [
    { from: -1, to: -1 },
    { from: -1, to: -1 },
  ];

  constructor(readonly names: Names) {}

  protected load(text: Uint8Array): void {
    this.text = text;
    this.pos = 0;
    this.lineStart = true;
    this.line = 1;
    this.file = -1;
    this.source = -1;
    this.files = [];
    this.turns = [];
    this.packing.state = '';
    for (const stretch of this.hopeless) stretch.from = stretch.to = -1;
  }

  /** The place in the text behind all that was read. */
  get position(): number {
    return this.pos;
  }

  /** Passes over white space and lines that mean nothing, up to a line marker (not into it), a word or the end. */
  passBlank(): 'marker' | 'word' | 'end' {
    const { text } = this;
    for (;;) {
      const byte = text[this.pos];
      if (byte === undefined) return 'end';
      if (byte === Char.NEWLINE) {
        this.line++;
        this.lineStart = true;
      } else if (BLANK[byte]) this.lineStart = false;
      else if (byte === Char.HASH && this.lineStart) {
        const end = text.indexOf(Char.NEWLINE, this.pos);
        if (end < 0) return 'word';
        if (this.marker.readMarker(text, this.pos, end)) return 'marker';
        this.otherHashLine(this.pos, end);
        this.line++;
        this.pos = end;
        this.lineStart = true;
      } else return 'word';
      this.pos++;
    }
  }

  /** The word number of the line marker that was just come upon. */
  markerLine(): number {
    const { text, pos, marker } = this;
    return this.names.intern(text, pos, marker.lineEnd, hashOf(text, pos, marker.lineEnd));
  }

  /** Goes on behind a stretch of text that is known, and that ends with a new line. */
  passKnown(length: number, file: number, line: number): void {
    this.pos += length;
    this.file = file;
    this.line = line;
    this.lineStart = true;
  }

  /** Takes in the line marker that was just come upon. */
  passMarker(): void {
    this.enter(this.marker);
  }

  /** The next word; line markers and other lines with `#` in column 0 are taken in on the way. */
  protected scan(): number {
    const { text } = this;
    for (;;) {
      const byte = text[this.pos];
      if (byte === undefined) return Word.END;
      if (byte === Char.NEWLINE) {
        this.line++;
        this.pos++;
        this.lineStart = true;
        continue;
      }
      if (byte === Char.HASH && this.lineStart && this.hashLine()) continue;
      this.lineStart = false;
      if (BLANK[byte]) {
        let p = this.pos + 1;
        while (BLANK[text[p]!]) p++;
        this.pos = p;
        continue;
      }
      return this.word(byte);
    }
  }

  private word(byte: number): number {
    const { text } = this;
    const start = this.pos;
    this.start = start;
    if (WORD_START[byte]) {
      let p = start + 1;
      let hash = byte;
      let next = text[p]!;
      while (WORD[next]) {
        hash = (Math.imul(hash, 31) + next) | 0;
        next = text[++p]!;
      }
      if (byte === Char.UPPER_L && p === start + 1 && this.literal(p)) return Word.LITERAL;
      this.hash = finishHash(hash);
      this.end = this.pos = p;
      return Word.IDENT;
    }
    const next = text[start + 1];
    if (DIGIT[byte] || (byte === Char.DOT && DIGIT[next!])) return this.number(byte);
    if ((byte === Char.QUOTE || byte === Char.APOSTROPHE) && this.literal(start)) return Word.LITERAL;
    if (byte === Char.DOT && next === Char.DOT && text[start + 2] === Char.DOT)
      return this.stop(start + 3, Word.DOTS);
    if (isOperator(byte, next)) return this.stop(start + 2, Word.OPERATOR);
    this.end = this.pos = start + 1;
    return byte;
  }

  private stop(end: number, word: Word): number {
    this.end = this.pos = end;
    return word;
  }

  private number(first: number): number {
    const { text, start } = this;
    let integer = start;
    if (first === Char.ZERO) {
      integer++;
      if (isUpperOrLower(text[integer], 0x78) && HEX[text[integer + 1]!]) {
        integer += 2;
        while (HEX[text[integer]!]) integer++;
      } else while (text[integer]! >= Char.ZERO && text[integer]! <= Char.SEVEN) integer++;
    } else while (DIGIT[text[integer]!]) integer++;
    if (integer > start) {
      if (isUpperOrLower(text[integer], 0x75)) integer += isUpperOrLower(text[integer + 1], 0x6c) ? 2 : 1;
      else if (isUpperOrLower(text[integer], 0x6c))
        integer += isUpperOrLower(text[integer + 1], 0x75) ? 2 : 1;
    }
    return this.stop(Math.max(integer, this.realEnd(start)), Word.NUMBER);
  }

  /** End of the floating point number at `start`, or `start` where there is none. */
  private realEnd(start: number): number {
    const { text } = this;
    let p = start;
    while (DIGIT[text[p]!]) p++;
    const point = text[p] === Char.DOT;
    if (point) {
      p++;
      while (DIGIT[text[p]!]) p++;
    }
    let exponent = p;
    if (isUpperOrLower(text[p], 0x65)) {
      exponent++;
      if (text[exponent] === Char.PLUS || text[exponent] === Char.MINUS) exponent++;
      if (DIGIT[text[exponent]!]) while (DIGIT[text[exponent]!]) exponent++;
      else exponent = p;
    }
    if (!point && exponent === p) return start;
    p = exponent;
    return isUpperOrLower(text[p], 0x66) || isUpperOrLower(text[p], 0x6c) ? p + 1 : p;
  }

  /** Takes the string or character whose opening quote is at `open`; false where it never closes. */
  private literal(open: number): boolean {
    const { text } = this;
    const quote = text[open];
    if (quote !== Char.QUOTE && quote !== Char.APOSTROPHE) return false;
    const end = this.closing(open, quote);
    if (end < 0) return false;
    this.end = this.pos = end;
    return true;
  }

  /** The place behind the quote that closes the one at `open`, or -1. A `\` before a new line ends all hope. */
  protected closing(open: number, quote: number): number {
    const { text } = this;
    const hopeless = this.hopeless[quote === Char.QUOTE ? 0 : 1]!;
    if (open >= hopeless.from && open < hopeless.to) return -1;
    let p = open + 1;
    for (;;) {
      const byte = text[p];
      if (byte === quote) return p + 1;
      if (byte === undefined) break;
      if (byte === Char.BACKSLASH) {
        const escaped = text[p + 1];
        if (escaped === undefined || escaped === Char.NEWLINE) break;
        p += 2;
      } else p++;
    }
    hopeless.from = open;
    hopeless.to = p;
    return -1;
  }

  /** Passes over a line with `#` in column 0, taking in a line marker; false where it lacks its new line. */
  protected hashLine(): boolean {
    const { text, pos } = this;
    const end = text.indexOf(Char.NEWLINE, pos);
    if (end < 0) return false;
    if (this.marker.readMarker(text, pos, end)) this.enter(this.marker);
    else {
      this.otherHashLine(pos, end);
      this.line++;
      this.pos = end + 1;
    }
    return true;
  }

  /** Only this kind of the lines that genksyms passes over bears on what the declarations mean. */
  private otherHashLine(start: number, end: number): void {
    const { text } = this;
    if (text[start + 1] === Char.LOWER_P) this.packing.take(latin1(text, start, end));
  }

  private enter({ nameStart, nameEnd, line, flag, lineEnd }: LineMarker): void {
    const { text, turns } = this;
    this.file = this.names.intern(text, nameStart, nameEnd, hashOf(text, nameStart, nameEnd));
    if (this.source < 0) this.source = this.file;
    if (!this.files.includes(this.file)) this.files.push(this.file);
    if (flag !== 0 || turns.length === 0 || turns[turns.length - 3] !== this.file)
      turns.push(this.file, line, flag);
    this.line = line;
    this.pos = lineEnd + 1;
  }

  /** Passes over the rest of a `{ … }` whose brace was just read; false where the text ends first. */
  protected skipBraces(): boolean {
    const { text } = this;
    let p = this.pos;
    let depth = 1;
    for (;;) {
      while (BRACE_STOP[text[p]!] === 0) p++;
      const byte = text[p];
      if (byte === undefined || byte === Char.NUL) break;
      p++;
      if (byte === Char.OPEN_BRACE) depth++;
      else if (byte === Char.CLOSE_BRACE) {
        if (--depth === 0) {
          this.lineStart = false;
          this.end = this.pos = p;
          return true;
        }
      } else p = this.passed(byte, p);
    }
    this.pos = p;
    return false;
  }

  /** Passes over an initialiser up to the `,`, `;` or `}` that ends it; false where the text ends first. */
  protected skipExpression(): boolean {
    const { text } = this;
    let p = this.pos;
    let depth = 0;
    for (;;) {
      while (EXPRESSION_STOP[text[p]!] === 0) p++;
      const byte = text[p];
      if (byte === undefined || byte === Char.NUL) break;
      if (byte === Char.COMMA || byte === Char.SEMICOLON || byte === Char.CLOSE_BRACE) {
        if (depth === 0) {
          this.lineStart = false;
          this.end = this.pos = p;
          return true;
        }
        if (byte === Char.CLOSE_BRACE) depth--;
        p++;
        continue;
      }
      p++;
      if (byte === Char.OPEN_BRACE || byte === Char.OPEN || byte === Char.OPEN_BRACKET) depth++;
      else if (byte === Char.CLOSE || byte === Char.CLOSE_BRACKET) depth--;
      else p = this.passed(byte, p);
    }
    this.pos = p;
    return false;
  }

  /** The place to go on at behind a new line or an opening quote that was just passed. */
  private passed(byte: number, p: number): number {
    if (byte === Char.NEWLINE) {
      this.line++;
      if (this.text[p] === Char.HASH) {
        this.pos = p;
        if (this.hashLine()) {
          // The loops count the new line that ends a line, so step back onto it.
          this.line--;
          return this.pos - 1;
        }
      }
      return p;
    }
    const end = this.closing(p - 1, byte);
    return end < 0 ? p : end;
  }
}

const latin1 = (text: Uint8Array, start: number, end: number): string =>
  Buffer.from(text.buffer, text.byteOffset + start, end - start).toString('latin1');

function isOperator(byte: number, next: number | undefined): boolean {
  switch (byte) {
    case Char.AMPERSAND:
    case Char.BAR:
      return next === Char.EQUALS || next === byte;
    case Char.MINUS:
      return next === Char.EQUALS || next === Char.GREATER;
    case Char.LESS:
    case Char.GREATER:
      return next === Char.EQUALS || next === byte;
    case Char.TILDE:
    case Char.PERCENT:
    case Char.CARET:
    case Char.STAR:
    case Char.PLUS:
    case Char.EQUALS:
    case Char.SLASH:
      return next === Char.EQUALS;
    default:
      return false;
  }
}
