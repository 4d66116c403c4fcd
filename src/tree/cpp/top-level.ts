// SPDX-License-Identifier: GPL-2.0-or-later
import { Kind, type Token } from './token';

/** How a stretch of text leaves the declarations that it holds. */
export const enum Ends {
  /** It holds no token. */
  AS_BEFORE,
  /** Behind a declaration, if no bracket is open. */
  BEHIND,
  /** Within one. */
  WITHIN,
}

/** What stands before parentheses that are no parameters: a body behind these is that of a type. */
const NO_FUNCTION: ReadonlySet<string> = new Set(
  ['__attribute__', '__attribute', '__declspec', '_Alignas', 'alignas', '_Atomic', '_BitInt'].concat([
    'typeof',
    '__typeof',
    '__typeof__',
    'typeof_unqual',
    '__typeof_unqual',
    '__typeof_unqual__',
  ]),
);

/** Follows the tokens of a stretch that begins between two declarations, to see where a function's body begins. */
export class TopLevel {
  /** Open brackets of all sorts, less those that were open before. */
  depth = 0;
  ends = Ends.AS_BEFORE;
  private last = '';
  /** What stands before the last parentheses that stand in no other brackets. */
  private opener = '';
  /** Whether the declaration has an initialiser, or a type behind a colon. */
  private hasMore = false;

  restart(): void {
    this.depth = 0;
    this.ends = Ends.AS_BEFORE;
    this.last = '';
    this.opener = '';
    this.hasMore = false;
  }

  /** Whether a token begins the body of a function. */
  isBody(token: Token): boolean {
    if (this.depth !== 0 || this.last !== ')' || this.hasMore || token.text !== '{') return false;
    return token.kind === Kind.SIGN && /^[\w$)]/.test(this.opener) && !NO_FUNCTION.has(this.opener);
  }

  take({ kind, text }: Token): void {
    this.ends = Ends.WITHIN;
    if (kind === Kind.SIGN) this.sign(text);
    this.last = kind === Kind.NAME || kind === Kind.SIGN ? text : '';
  }

  private sign(text: string): void {
    switch (text) {
      case '(':
        if (this.depth === 0) this.opener = this.last;
        this.depth++;
        return;
      case '{':
      case '[':
        this.depth++;
        return;
      case ')':
      case ']':
        this.depth--;
        return;
      case '}':
        this.depth--;
        this.ends = Ends.BEHIND;
        return;
      case ';':
        if (this.depth === 0) this.hasMore = false;
        this.ends = Ends.BEHIND;
        return;
      case '=':
      case ':':
        if (this.depth === 0) this.hasMore = true;
        return;
      default:
        return;
    }
  }
}
