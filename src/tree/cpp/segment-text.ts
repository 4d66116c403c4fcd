// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { CLASS, Class } from './characters';
import { columnOf, Flag, Kind, lineOf, placeAt, type Token } from './token';

/** GCC goes on by empty lines for as many as this, and else by a line marker. */
const LINES_BY_NEWLINE = 8;
/** What may stand before `=` so that both would make one operator. */
const BEFORE_EQUALS = /^(?:[=!><+\-*/%&|^]|>>|<<)$/;

/** A line marker. @param flags ` 1` for a file that begins, ` 2` for one that goes on */
export function marker(line: number, file: string, flags = ''): string {
  let name = quotedNames.get(file);
  if (name === undefined) quotedNames.set(file, (name = `"${file.replace(/[\\"]/g, '\\$&')}"`));
  return `# ${line} ${name}${flags}\n`;
}

/** Names of files as markers spell them: a unit has thousands of markers. */
const quotedNames = new Map<string, string>();

/** What brings the output from one line to another. @param isBegun whether something stands in the line already */
export function wayTo(line: number, from: number, isBegun: boolean, file: string): string {
  const start = isBegun ? from + 1 : from;
  const newline = isBegun ? '\n' : '';
  if (line >= start && line < start + LINES_BY_NEWLINE) return newline + '\n'.repeat(line - start);
  return newline + marker(line, file);
}

/** How a text begins, which its place in the output decides in part. */
export const enum Begins {
  /** There is no text. */
  NOT,
  /** By going on to its first line. */
  AT_LINE,
  /** By a line marker of its own. */
  WITH_MARKER,
}

/** The text of a stretch, with white space and line markers as GCC puts them. */
export class SegmentText {
  text = '';
  begins = Begins.NOT;
  /** The line to which the output has to go before `text`. */
  firstLine = 0;
  /** The line that the output has reached, and whether something stands in it. */
  line = 0;
  isBegun = false;
  private avoidsPaste = false;
  private source: Token | null = null;
  private previous: Token | null = null;

  constructor(private file: string) {}

  /** A token that begins a line of its file. */
  lineChange(place: number): void {
    this.goTo(lineOf(place));
    this.previous = null;
    this.source = null;
    this.isBegun = true;
    const spaces = columnOf(place) - 2;
    if (spaces > 0) this.text += ' '.repeat(spaces);
  }

  add(token: Token, place: number): void {
    if (token.kind === Kind.PADDING) {
      this.avoidsPaste = true;
      if (!this.source || (!(this.source.flags & Flag.WHITE) && !token.source)) this.source = token.source;
      return;
    }
    if (this.avoidsPaste) {
      const source = this.source ?? token;
      if (lineOf(place) !== this.line) {
        this.lineChange(place);
        this.text += ' ';
      } else if (
        source.flags & Flag.WHITE ||
        (this.previous ? wouldPaste(this.previous, token) : token.text === '#')
      )
        this.text += ' ';
    } else if (token.flags & Flag.WHITE) {
      if (lineOf(place) !== this.line) this.lineChange(place);
      this.text += ' ';
    }
    this.avoidsPaste = false;
    this.source = null;
    this.previous = token;
    this.text += token.text;
    this.isBegun = true;
  }

  pragma(text: string, line: number): void {
    this.goTo(line);
    this.text += `#pragma ${text}\n`;
    this.line++;
    this.isBegun = false;
    this.previous = null;
    this.source = null;
  }

  /** One that a macro made: the line goes on behind it. */
  pragmaWithin(text: string, line: number): void {
    this.pragma(text, line);
    this.lineChange(placeAt(line, 0));
  }

  /** `#line` */
  rename(line: number, file: string): void {
    this.file = file;
    if (this.begins === Begins.NOT) this.begins = Begins.WITH_MARKER;
    this.text += `${this.isBegun ? '\n' : ''}${marker(line, file)}`;
    this.line = line;
    this.isBegun = false;
  }

  private goTo(line: number): void {
    if (this.begins === Begins.NOT) {
      this.begins = Begins.AT_LINE;
      this.firstLine = line;
      this.line = line;
      return;
    }
    const { isBegun } = this;
    const start = this.line;
    if (!isBegun && line === start) return;
    this.text += wayTo(line, start, isBegun, this.file);
    this.line = line;
    this.isBegun = false;
  }
}

/** Whether two tokens side by side would be read as other ones. */
function wouldPaste(left: Token, right: Token): boolean {
  const first = right.kind === Kind.SIGN ? right.text.charCodeAt(0) : 0;
  switch (left.kind) {
    case Kind.NAME:
      return (
        right.kind === Kind.NAME ||
        ((right.kind === Kind.STRING || right.kind === Kind.CHARACTER) && isPlain(right)) ||
        (right.kind === Kind.NUMBER && isWord(right.text))
      );
    case Kind.NUMBER:
      return (
        right.kind === Kind.NUMBER ||
        right.kind === Kind.NAME ||
        (right.kind === Kind.CHARACTER && isPlain(right)) ||
        first === Char.DOT ||
        first === Char.PLUS ||
        first === Char.MINUS
      );
    case Kind.SIGN:
      break;
    default:
      return false;
  }
  if (first === Char.EQUALS && BEFORE_EQUALS.test(left.text)) return true;
  switch (left.text) {
    case '>':
      return first === Char.GREATER;
    case '<':
      return first === Char.LESS || first === Char.PERCENT || first === Char.COLON;
    case '+':
      return first === Char.PLUS;
    case '-':
      return first === Char.MINUS || first === Char.GREATER;
    case '/':
      return first === Char.SLASH || first === Char.STAR;
    case '%':
      return first === Char.COLON || first === Char.GREATER;
    case '&':
      return first === Char.AMPERSAND;
    case '|':
      return first === Char.BAR;
    case ':':
      return first === Char.COLON || first === Char.GREATER;
    case '->':
      return first === Char.STAR;
    case '.':
      return first === Char.DOT || first === Char.PERCENT || right.kind === Kind.NUMBER;
    case '#':
      return first === Char.HASH || first === Char.PERCENT;
    case '\\':
      return right.kind === Kind.NAME;
    default:
      return false;
  }
}

/** Whether a literal has no prefix: GCC forgets that `L"tea"` would be read as a part of the name before it. */
function isPlain({ text }: Token): boolean {
  const first = text.charCodeAt(0);
  return first === Char.QUOTE || first === Char.APOSTROPHE;
}

function isWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!(CLASS[text.charCodeAt(at)]! & Class.IN_NAME)) return false;
  return true;
}
