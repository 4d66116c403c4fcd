// SPDX-License-Identifier: GPL-2.0-or-later
import type { Compiler, EnumSyntax, RecordSyntax } from './syntax';
import { isWord, type Pragma, type Tokens } from './tokens';
import { Unknown } from './unknown';

/** Levels of nesting that are read; hostile text has more, and would overflow the stack. */
const DEEPEST = 200;

/** Tells whether a name is a typedef's where it could be something else. */
export type IsTypeName = (name: string) => boolean;

/** A place in the tokens of a declaration, and what was found defined on the way. */
export class Cursor {
  place = 0;
  readonly definitions = new Map<string, RecordSyntax | EnumSyntax>();
  readonly enumerators = new Map<string, EnumSyntax>();
  private depth = 0;

  private readonly tokens: readonly string[];
  private readonly pragmas: readonly Pragma[];

  /**
   * @param packBefore the `#pragma pack` in force where the text begins, in bytes; 0 for none
   * @param compiler whose rules hold
   */
  constructor(
    { tokens, pragmas }: Tokens,
    readonly isTypeName: IsTypeName,
    private readonly packBefore: number,
    readonly compiler: Compiler,
  ) {
    this.tokens = tokens;
    this.pragmas = pragmas;
  }

  /** What pragmas before this place ask for; of others than `pack` by name what is no `default`. */
  get asked(): { pack: number; others: Map<string, string> } {
    const asked = { pack: this.packBefore, others: new Map<string, string>() };
    for (const { before, pack, other } of this.pragmas) {
      if (before >= this.place) break;
      asked.pack = pack ?? asked.pack;
      if (other?.[1] === 'default') asked.others.delete(other[0]);
      else if (other) asked.others.set(...other);
    }
    return asked;
  }

  peek(ahead = 0): string | undefined {
    return this.tokens[this.place + ahead];
  }

  next(): string {
    const token = this.tokens[this.place++];
    if (token === undefined) throw new Unknown('the declaration ends too early');
    return token;
  }

  /** Passes over a token if it is this one. */
  accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.place++;
    return true;
  }

  /** @throws Unknown if the next token is another */
  expect(token: string): void {
    if (!this.accept(token)) throw new Unknown(`'${token}' is expected before '${this.peek() ?? 'the end'}'`);
  }

  name(): string {
    const token = this.next();
    if (!isWord(token)) throw new Unknown(`a name is expected before '${token}'`);
    return token;
  }

  get isAtEnd(): boolean {
    return this.place >= this.tokens.length;
  }

  /** Passes over a bracket and all up to the one that closes it. @returns the words between them */
  skipBalanced(): string[] {
    const from = this.place;
    let depth = 0;
    do {
      const token = this.next();
      if (token === '(' || token === '[' || token === '{') depth++;
      else if (token === ')' || token === ']' || token === '}') depth--;
    } while (depth > 0);
    return this.tokens.slice(from + 1, this.place - 1);
  }

  /** Reads something that may hold others of its kind. @throws Unknown beyond a sane depth */
  nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST) throw new Unknown('it is nested too deeply');
    try {
      return read();
    } finally {
      this.depth--;
    }
  }
}
