// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { CLASS, Class } from './characters';

/** A section that an object is linked by, wherever it is named. */
const NOTE = '.note.';
const PRAGMA = '_Pragma';
/** What a pragma may say that changes nothing behind it but messages. */
const HARMLESS_PRAGMA = /\b(?:GCC|clang)\s+diagnostic\b/;

/**
 * The place of the brace that ends a body, seen in its own text alone; -1 where that does not show it.
 * @param from behind the brace that begins it
 * @param to where the text ends in which no directive stands
 * @param isUnsafe whether a name may stand for braces that are no pair, or for what bears on more than the body
 */
export function endOfBody(
  text: string,
  from: number,
  to: number,
  isUnsafe: (text: string, from: number, end: number) => boolean,
): number {
  // Brackets have to be nested: a macro may drop or quote an argument, and with it all braces in it.
  const open: number[] = [Char.CLOSE_BRACE];
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at);
    const kinds = code < 128 ? CLASS[code]! : 0;
    if (kinds & Class.IN_NAME) {
      const start = at;
      while (at < to && (CLASS[text.charCodeAt(at) & 0xff]! & Class.IN_NAME) !== 0) at++;
      if (kinds & Class.BEGINS_NAME && isUnsafe(text, start, at)) return -1;
      continue;
    }
    switch (code) {
      case Char.OPEN_BRACE:
        open.push(Char.CLOSE_BRACE);
        break;
      case Char.OPEN:
        open.push(Char.CLOSE);
        break;
      case Char.CLOSE_BRACE:
      case Char.CLOSE:
        if (open.pop() !== code) return -1;
        if (open.length === 0) return at;
        break;
      case Char.QUOTE:
      case Char.APOSTROPHE:
        at = endOfQuoted(text, at, to);
        if (at < 0) return -1;
        continue;
      case Char.BACKSLASH:
        // A name may go on in the next line.
        if (at > from && (CLASS[text.charCodeAt(at - 1) & 0xff]! & Class.IN_NAME) !== 0) return -1;
        break;
      case Char.SLASH: {
        const second = text.charCodeAt(at + 1);
        if (second !== Char.STAR && second !== Char.SLASH) break;
        at = second === Char.STAR ? text.indexOf('*/', at + 2) + 2 : endOfLine(text, at);
        if (at < 2 || at > to) return -1;
        continue;
      }
      default:
        break;
    }
    at++;
  }
  return -1;
}

/** Behind a literal; -1 where it does not end in its line, or names a section of notes. */
function endOfQuoted(text: string, from: number, to: number): number {
  const mark = text.charCodeAt(from);
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === Char.NEWLINE) return -1;
    if (code === Char.BACKSLASH) at++;
    else if (code === mark) return text.slice(from, at).includes(NOTE) ? -1 : at + 1;
  }
  return -1;
}

/** Where a comment of one line ends; -1 where that line goes on in the next. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return /\\[ \t\f\v]*$/.test(text.slice(from, end)) ? -1 : end;
}

/** Whether the text of a macro bears on more than the body of a function in which the macro stands. */
function isUnsafe(body: string): boolean {
  if (body.includes(NOTE) || (body.includes(PRAGMA) && !HARMLESS_PRAGMA.test(body))) return true;
  if (!/[{}]/.test(body)) return false;
  const end = endOfBody(`${body}}`, 0, body.length + 1, () => false);
  return end !== body.length;
}

/** What the table below notes of a word. */
const enum Noted {
  /** It may be the name of such a macro. */
  UNSAFE = 1,
  /** It may have stood in a body that was looked into, or in that of a macro. */
  MET = 2,
}

/**
 * Names of macros that bear on more than a body: whose braces are no pairs, or that mention such a macro. A body in which a
 * macro of such a name stands has to be read as it is expanded.
 */
export class UnsafeNames {
  private readonly names = new Set<string>();
  /** By a few letters of words: what may be true of one of them. */
  private readonly noted = new Uint8Array(1 << 20);

  /** @param onFirst told of a name that was safe before, and may stand in bodies that were passed over */
  constructor(private readonly onFirst: (name: string) => void) {
    this.add(PRAGMA);
  }

  /**
   * Looks at a definition that was never met.
   * @param all every definition that was met, this one among them
   */
  see(name: string, body: string, all: () => Iterable<{ name: string; body: string }>): void {
    if (this.names.has(name) || !(this.isMentionedIn(body) || isUnsafe(body))) return;
    const open = [name];
    this.add(name);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      // Most names are defined before anything mentions them.
      if (!(this.noted[slotOf(next, 0, next.length)]! & Noted.MET)) continue;
      this.onFirst(next);
      for (const one of all()) {
        if (this.names.has(one.name) || !one.body.includes(next) || !this.isMentionedIn(one.body)) continue;
        this.add(one.name);
        open.push(one.name);
      }
    }
  }

  /** Whether a name that stands in a text is one of them. */
  has(text: string, from: number, end: number): boolean {
    const slot = slotOf(text, from, end);
    this.noted[slot]! |= Noted.MET;
    return (this.noted[slot]! & Noted.UNSAFE) !== 0 && this.names.has(text.slice(from, end));
  }

  /** Whether one of them stands in the body of a macro, in a literal or not. Some pragmas are harmless. */
  private isMentionedIn(body: string): boolean {
    for (let at = 0; at < body.length;) {
      const start = at;
      const kinds = CLASS[body.charCodeAt(at) & 0xff]!;
      while (at < body.length && (CLASS[body.charCodeAt(at) & 0xff]! & Class.IN_NAME) !== 0) at++;
      if (at === start) at++;
      else if (kinds & Class.BEGINS_NAME && this.has(body, start, at) && body.slice(start, at) !== PRAGMA)
        return true;
    }
    return false;
  }

  private add(name: string): void {
    this.names.add(name);
    this.noted[slotOf(name, 0, name.length)]! |= Noted.UNSAFE;
  }
}

function slotOf(text: string, from: number, end: number): number {
  const length = end - from;
  let slot = length;
  for (let quarter = 0; quarter < 4; quarter++)
    slot = (Math.imul(slot, 31) + text.charCodeAt(from + ((length * quarter) >> 2))) | 0;
  return (Math.imul(slot, 31) + text.charCodeAt(end - 1)) & 0xfffff;
}
