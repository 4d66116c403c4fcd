// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { CLASS, Class } from './characters';
import { COUNTER_WORD } from './trace';

const MARKER = /^# (\d+) "((?:[^"\\]|\\.)*)"((?: [1-4])*)$/;

/** Steps through the words of a preprocessed text, with the file and the line that its line markers give each. */
class Words {
  file = '';
  line = 1;
  /** The word, or all of a `#pragma`. */
  word = '';
  private at = 0;
  /** Line markers that lead into files and out of them. */
  readonly turns: string[] = [];

  constructor(private readonly text: string) {}

  /**
   * Passes over lines that another text has as well, where both are at the end of a line of the same number.
   * @returns the last word of them if it is a brace that opens, for what may be left out behind it; null where they have none
   */
  passLinesOf(other: Words): string | null {
    let last: string | null = null;
    while (this.line === other.line && this.isAtEnd && other.isAtEnd) {
      const end = this.text.indexOf('\n', this.at + 1);
      if (end < 0) break;
      const line = this.text.slice(this.at, end + 1);
      const isMarked = line.charCodeAt(1) === Char.HASH;
      if (isMarked || this.file !== other.file || !other.text.startsWith(line, other.at)) break;
      this.pass(line.length - 1);
      other.pass(line.length - 1);
      const word = line.trimEnd();
      if (word !== '') last = word.endsWith('{') ? '{' : '';
    }
    return last;
  }

  private get isAtEnd(): boolean {
    return this.text.charCodeAt(this.at) === Char.NEWLINE;
  }

  /** Goes to the end of the next line. */
  private pass(length: number): void {
    this.at += length;
    this.line++;
  }

  next(): boolean {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (this.at >= text.length) return false;
      if (code === Char.NEWLINE) {
        this.at++;
        this.line++;
      } else if (code === Char.SPACE) this.at++;
      else if (code === Char.HASH && (this.at === 0 || text.charCodeAt(this.at - 1) === Char.NEWLINE)) {
        if (this.directive()) return true;
      } else {
        this.take();
        return true;
      }
    }
  }

  /** A line that begins with `#`; false for a line marker. */
  private directive(): boolean {
    const { text } = this;
    const newline = text.indexOf('\n', this.at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(this.at, end);
    const found = MARKER.exec(line);
    this.at = found ? end + 1 : end;
    if (!found) {
      this.word = line;
      return true;
    }
    this.line = Number(found[1]);
    this.file = found[2]!;
    if (found[3] !== '') this.turns.push(found[0]);
    return false;
  }

  private take(): void {
    const { text } = this;
    const start = this.at;
    const code = text.charCodeAt(start);
    let end = start + 1;
    if (code === Char.QUOTE || code === Char.APOSTROPHE) {
      while (end < text.length && text.charCodeAt(end) !== code && text.charCodeAt(end) !== Char.NEWLINE)
        end += text.charCodeAt(end) === Char.BACKSLASH ? 2 : 1;
      end++;
    } else if ((CLASS[code & 0xff]! & Class.IN_NAME) !== 0) {
      while ((CLASS[text.charCodeAt(end) & 0xff]! & Class.IN_NAME) !== 0 && end < text.length) end++;
    } else if (isSign(code)) {
      // Signs that stand together would be other ones if they stood apart.
      while (end < text.length && isSign(text.charCodeAt(end))) end++;
    }
    this.word = text.slice(start, end);
    this.at = end;
  }
}

/** Signs of which several may be one token. */
const isSign = (code: number): boolean => SIGNS.has(code);
const SIGNS: ReadonlySet<number> = new Set(Array.from('+-*/%&|^<>=!.#:', (sign) => sign.charCodeAt(0)));

/**
 * The first place at which two preprocessed texts differ in a word, its file or its line, or in how files lead into one
 * another; null where they do not. White space alone makes no difference, nor does what an engine leaves out.
 * @param own of one character a byte, like `other`
 */
export function firstDifference(own: string, other: string): string | null {
  if (own === other) return null;
  const [a, b] = [new Words(own), new Words(other)];
  for (let last = ''; ; last = a.word) {
    last = a.passLinesOf(b) ?? last;
    const hasA = a.next();
    let hasB = b.next();
    if (last === '{' && a.word === '}' && b.word !== '}') hasB = passBody(b);
    if (!hasA && !hasB) break;
    const isSame = hasA === hasB && (a.word === b.word || standsFor(a.word, b.word));
    const isPragma = a.word.startsWith('#pragma');
    const isThere = a.file === b.file && (a.line === b.line || isPragma);
    if (!isSame || !isThere) {
      const tell = (words: Words, has: boolean): string =>
        has ? `${words.file}:${words.line}: ${words.word}` : 'the end';
      return `${tell(a, hasA)} instead of ${tell(b, hasB)}`;
    }
  }
  const at = a.turns.findIndex((turn, index) => turn !== b.turns[index]);
  if (at >= 0) return `${a.turns[at]!} instead of ${b.turns[at] ?? 'nothing'}`;
  return a.turns.length === b.turns.length ? null : `nothing instead of ${b.turns[a.turns.length]!}`;
}

/** Goes on to the brace that ends a body, behind its first word; false where none does. */
function passBody(words: Words): boolean {
  for (let depth = 1; ;) {
    if (words.word === '{') depth++;
    if (words.word === '}' && --depth === 0) return true;
    if (!words.next()) return false;
  }
}

const COUNTERS = new RegExp(`${COUNTER_WORD}\\w+?__`, 'g');

/** Whether a word of our own is another but for numbers of `__COUNTER__`. */
function standsFor(own: string, other: string): boolean {
  if (!own.includes(COUNTER_WORD)) return false;
  const parts = own.split(COUNTERS).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('\\d+')}$`).test(other);
}
