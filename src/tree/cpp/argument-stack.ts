// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argument } from './expanding';
import { Kind, type Token } from './token';

/**
 * Where tokens of arguments are gathered while their number is not known. A directive among arguments may gather others, above
 * those of the ones that it interrupts.
 */
export class ArgumentStack {
  private readonly tokens: Token[] = [];
  private readonly places: number[] = [];
  top = 0;

  push(token: Token, place: number): void {
    this.tokens[this.top] = token;
    this.places[this.top++] = place;
  }

  /** All from a height on, without padding at the end; they are taken off. */
  takeFrom(from: number): Argument {
    const { tokens } = this;
    let end = this.top;
    while (end > from && tokens[end - 1]!.kind === Kind.PADDING) end--;
    this.top = from;
    return { tokens: tokens.slice(from, end), places: this.places.slice(from, end) };
  }
}
