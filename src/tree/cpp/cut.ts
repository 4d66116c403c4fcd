// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { CLASS, Class, linesBetween, spliceAt } from './characters';
import { Refusal } from './refusal';

/** What a stretch of a file is: text, or a directive. */
export const enum Item {
  TEXT,
  IF,
  IFDEF,
  IFNDEF,
  ELIF,
  ELSE,
  ENDIF,
  DEFINE,
  UNDEF,
  INCLUDE,
  INCLUDE_NEXT,
  PRAGMA,
  LINE,
  /** A `#` alone: nothing. */
  NULL,
  /** What only a compiler should judge, if it is reached at all. */
  OTHER,
}

const DIRECTIVES: ReadonlyMap<string, Item> = new Map([
  ['if', Item.IF],
  ['ifdef', Item.IFDEF],
  ['ifndef', Item.IFNDEF],
  ['elif', Item.ELIF],
  ['else', Item.ELSE],
  ['endif', Item.ENDIF],
  ['define', Item.DEFINE],
  ['undef', Item.UNDEF],
  ['include', Item.INCLUDE],
  ['include_next', Item.INCLUDE_NEXT],
  ['pragma', Item.PRAGMA],
  ['line', Item.LINE],
  ['', Item.NULL],
]);

/** A conditional whose `#endif` has not come yet: the item of its last branch, and whether that is an `#else`. */
interface Open {
  last: number;
  isElse: boolean;
}

/** Cuts a text into items: into directives, and what stands between them. Its columns are those of a source file. */
export class Cut {
  readonly kinds: Item[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly lines: number[] = [];
  readonly lastLines: number[] = [];
  readonly lineStarts: number[] = [];
  readonly nextBranch: number[] = [];

  /** @throws Refusal for what only a compiler should read */
  constructor(private readonly text: string) {
    if (text.includes('\r') || text.includes('\0') || text.includes('\u0001') || text.includes('\u0002'))
      throw new Refusal('a control character');
    this.cut();
  }

  private cut(): void {
    const { text } = this;
    const open: Open[] = [];
    let textStart = -1;
    let textLine = 0;
    let line = 1;
    for (let at = 0; at < text.length;) {
      const start = this.passBlank(at);
      const startLine = line + (start > at ? linesBetween(text, at, start) : 0);
      const isDirective = text.charCodeAt(start) === Char.HASH && text.charCodeAt(start + 1) !== Char.HASH;
      const end = this.endOfLine(isDirective ? start + 1 : start);
      const endLine = startLine + linesBetween(text, start, end);
      if (isDirective) {
        if (textStart >= 0) this.add(Item.TEXT, textStart, at, textLine, line - 1, textStart);
        textStart = -1;
        this.addDirective(start, end, startLine, endLine, open);
      } else if (textStart < 0) {
        textStart = at;
        textLine = line;
      }
      at = end + 1;
      line = endLine + 1;
    }
    if (textStart >= 0) this.add(Item.TEXT, textStart, text.length, textLine, line, textStart);
    if (open.length > 0) throw new Refusal('a conditional without end');
  }

  private addDirective(hash: number, end: number, line: number, lastLine: number, open: Open[]): void {
    const { text, nextBranch } = this;
    const nameAt = this.passBlank(hash + 1);
    let nameEnd = nameAt;
    while (nameEnd < end && (CLASS[text.charCodeAt(nameEnd) & 0xff]! & Class.IN_NAME) !== 0) nameEnd++;
    const name = text.slice(nameAt, nameEnd);
    let kind = DIRECTIVES.get(name) ?? Item.OTHER;
    if (kind === Item.NULL && nameEnd < end) kind = Item.OTHER;
    const lineStart = text.lastIndexOf('\n', hash) + 1;
    const item = this.add(kind, nameEnd, end, line, lastLine, lineStart);
    if (kind === Item.IF || kind === Item.IFDEF || kind === Item.IFNDEF) {
      open.push({ last: item, isElse: false });
    } else if (kind === Item.ELIF || kind === Item.ELSE || kind === Item.ENDIF) {
      const innermost = open.at(-1);
      if (!innermost) throw new Refusal(`#${name} without #if`);
      if (innermost.isElse && kind !== Item.ENDIF) throw new Refusal(`#${name} after #else`);
      nextBranch[innermost.last] = item;
      if (kind === Item.ENDIF) open.pop();
      else open[open.length - 1] = { last: item, isElse: kind === Item.ELSE };
    } else if (/^elif(?:n?def)$/.test(name)) throw new Refusal(`#${name}`);
  }

  private add(
    kind: Item,
    start: number,
    end: number,
    line: number,
    lastLine: number,
    lineStart: number,
  ): number {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.lines.push(line);
    this.lastLines.push(lastLine);
    this.lineStarts.push(lineStart);
    return this.nextBranch.push(-1) - 1;
  }

  /** Passes over white space, comments and continuations within a logical line. */
  private passBlank(at: number): number {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === Char.SPACE || code === Char.TAB || code === Char.FORM_FEED || code === Char.VERTICAL_TAB)
        at++;
      else if (code === Char.SLASH && text.charCodeAt(at + 1) === Char.STAR) at = this.endOfComment(at);
      else if (code === Char.BACKSLASH && spliceAt(text, at) > 0) at += spliceAt(text, at);
      else return at;
    }
  }

  private endOfComment(at: number): number {
    const close = this.text.indexOf('*/', at + 2);
    if (close < 0) throw new Refusal('a comment without end');
    return close + 2;
  }

  /** The place of the newline that ends a logical line. */
  private endOfLine(at: number): number {
    const { text } = this;
    const { length } = text;
    /** The mark of the string in which we are; 0 outside. */
    let mark = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === Char.NEWLINE) break;
      if (code === Char.BACKSLASH) {
        const splice = spliceAt(text, at);
        at += splice || (mark === 0 ? 1 : 2);
      } else if (mark !== 0) {
        if (code === mark) mark = 0;
        at++;
      } else if (code === Char.QUOTE || code === Char.APOSTROPHE) {
        mark = code;
        at++;
      } else if (code === Char.SLASH && text.charCodeAt(at + 1) === Char.STAR) at = this.endOfComment(at);
      else if (code === Char.SLASH && text.charCodeAt(at + 1) === Char.SLASH) at = this.endOfLineComment(at);
      else at++;
    }
    return Math.min(at, length);
  }

  private endOfLineComment(at: number): number {
    const { text } = this;
    for (;;) {
      const newline = text.indexOf('\n', at);
      if (newline < 0) return text.length;
      let before = newline - 1;
      while (/[ \t\f\v]/.test(text[before] ?? '')) before--;
      if (text.charCodeAt(before) !== Char.BACKSLASH) return newline;
      at = newline + 1;
    }
  }
}
