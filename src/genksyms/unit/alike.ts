// SPDX-License-Identifier: GPL-2.0-or-later
import { ClassOf, RecordKind, REFERS_TO, TokenClass } from '../declare';
import type { Names } from '../lex';

/** Whether declarations of one function or variable say the same, attributes and storage apart. */
export class Alike {
  private readonly open: number;
  private readonly close: number;
  private readonly phrases: ReadonlySet<number>;
  private readonly storage: ReadonlySet<number>;

  constructor(names: Names) {
    const numbers = (...words: string[]): Set<number> => new Set(words.map((word) => names.of(word)));
    this.open = names.of('(');
    this.close = names.of(')');
    this.phrases = numbers('__attribute__', '__attribute', 'asm', '__asm', '__asm__');
    this.storage = numbers('extern', 'static', 'inline', '__inline', '__inline__', '_Noreturn');
  }

  /** @param a tokens of a record, in which parameters have no names. */
  are(a: Int32Array, b: Int32Array): boolean {
    const [one, other] = [this.plain(a), this.plain(b)];
    return one.length === other.length && one.every((token, at) => token === other[at]);
  }

  private plain(tokens: Int32Array): number[] {
    const found: number[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at]! >>> ClassOf.BITS;
      if (this.phrases.has(word)) at = this.endOf(tokens, at + 1);
      else if (!this.storage.has(word)) found.push(meantBy(tokens[at]!));
    }
    return found;
  }

  /** The parenthesis that closes the one at `at`, or the token before where none stands there. */
  private endOf(tokens: Int32Array, at: number): number {
    let depth = 0;
    for (let end = at; end < tokens.length; end++) {
      const word = tokens[end]! >>> ClassOf.BITS;
      if (word === this.open) depth++;
      else if (word === this.close) depth--;
      if (depth === 0) return word === this.close ? end : at - 1;
    }
    return tokens.length;
  }
}

/** A token without what hangs on the place: whether a word is an enumerator there. */
function meantBy(token: number): number {
  const tokenClass: TokenClass = token & ClassOf.MASK;
  const isType = REFERS_TO[tokenClass]! >= RecordKind.STRUCT || tokenClass === TokenClass.TYPEDEF;
  return isType ? token : token | ClassOf.MASK;
}
