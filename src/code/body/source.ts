// SPDX-License-Identifier: GPL-2.0-or-later
import type { Node, ParseC } from '../../genksyms/parse';
import type { Token, UnitText } from '../unit';
import { spelled, type Spelling, type StandIn } from './spell';

/** Tokens as the grammar reads them, and the way from its nodes back to the tokens. */
export class Source {
  private readonly spelling: Spelling;

  /** @param frame what is put around them, for what is no declaration by itself */
  constructor(
    readonly tokens: readonly Token[],
    unit: UnitText,
    private readonly frame: readonly [before: string, after: string] = ['', ''],
  ) {
    this.spelling = spelled(tokens, (name) => unit.isTypeName(name));
  }

  parsed<T>(parseC: ParseC, use: (root: Node) => T): T {
    const [before, after] = this.frame;
    return parseC(`${before}${this.spelling.text}${after}`, use);
  }

  /** The number of the token with which a node begins. */
  first({ startIndex }: Node): number {
    const { numbers } = this.spelling;
    return numbers[this.at(startIndex - this.frame[0].length)] ?? 0;
  }

  /** The number of the token behind a node. */
  end({ endIndex }: Node): number {
    const { numbers, standIns } = this.spelling;
    const last = numbers[this.at(endIndex - this.frame[0].length - 1)] ?? 0;
    return standIns.get(last)?.end ?? last + 1;
  }

  token(node: Node): Token {
    return this.tokens[this.first(node)] ?? { text: '', file: '', line: 0 };
  }

  /** What a node reads as, if it begins with a stand-in. */
  standIn(node: Node): StandIn | undefined {
    return this.spelling.standIns.get(this.first(node));
  }

  standInAt(token: number): StandIn | undefined {
    return this.spelling.standIns.get(token);
  }

  textOf(node: Node): string {
    return this.between(this.first(node), this.end(node));
  }

  between(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  }

  /** The place in the spelling of what covers an offset. */
  private at(offset: number): number {
    const { starts } = this.spelling;
    let [from, to] = [0, starts.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (starts[middle]! <= offset) from = middle + 1;
      else to = middle;
    }
    return Math.max(0, from - 1);
  }
}
