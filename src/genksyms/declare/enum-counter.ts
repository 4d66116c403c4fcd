// SPDX-License-Identifier: GPL-2.0-or-later
import type { Names } from '../lex';
import { ClassOf, TokenClass } from './record';

/**
 * genksyms' enumerator counter. It restarts behind an enum that was recorded or anonymous, and so outlives
 * a named enum of the source file or one that could not be parsed.
 */
export class EnumCounter {
  private count = 0;
  private expression: Int32Array | null = null;

  constructor(private readonly names: Names) {}

  /** Whether the next enum starts counting from nothing. */
  get atRest(): boolean {
    return this.count === 0 && this.expression === null;
  }

  restart(): void {
    this.count = 0;
    this.expression = null;
  }

  /**
   * The text of the next enumerator: its value's tokens where it has one, else `N` or
   * `( last expression ) + N`, which genksyms never evaluates.
   */
  next(value?: Int32Array): Int32Array {
    if (value && value.length > 0) {
      this.expression = value;
      this.count = 1;
      return value;
    }
    const literal = (text: string): number => (this.names.of(text) << ClassOf.BITS) | TokenClass.LITERAL;
    const count = literal(String(this.count++));
    const { expression } = this;
    if (!expression) return Int32Array.of(count);
    const tokens = new Int32Array(expression.length + 4);
    tokens[0] = literal('(');
    tokens.set(expression, 1);
    tokens.set([literal(')'), literal('+'), count], expression.length + 1);
    return tokens;
  }

  /** Decides which words of an expression that outlives its declaration are enumerators. */
  settle(decide: (expression: Int32Array) => Int32Array): void {
    if (this.expression) this.expression = decide(this.expression);
  }
}
