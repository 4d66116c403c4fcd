// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type JudgedCause, type JudgedComparison } from '../judge';

/**
 * The causes of a comparison by the symbols that they are behind, those that no CRC tells of among them: a module that loads
 * is wrong about these all the same.
 */
export class CausesBySymbol {
  /** Whether there are types on both sides, so that what has no cause is worth a word. */
  readonly areKnown: boolean;
  /** The worst first. */
  readonly all: readonly JudgedCause[];
  private readonly bySymbol = new Map<string, number[]>();

  constructor(comparison: JudgedComparison | null) {
    this.areKnown = comparison !== null && comparison.base.hasTypes && comparison.new.hasTypes;
    this.all = [...(comparison?.causes ?? []), ...(comparison?.missed ?? [])].sort((one, other) =>
      byVerdict(one.judgement.verdict, other.judgement.verdict),
    );
    this.all.forEach(({ exports }, cause) => {
      for (const symbol of exports) {
        const others = this.bySymbol.get(symbol);
        if (others) others.push(cause);
        else this.bySymbol.set(symbol, [cause]);
      }
    });
  }

  explains(symbol: string): boolean {
    return this.bySymbol.has(symbol);
  }

  /** The causes behind any of the symbols by number, ascending, and how many of the symbols reach each. */
  behind(symbols: ReadonlySet<string>): { number: number; cause: JudgedCause; symbols: number }[] {
    const counts = new Map<number, number>();
    for (const symbol of symbols) {
      for (const cause of this.bySymbol.get(symbol)!) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([number, count]) => ({ number, cause: this.all[number]!, symbols: count }));
  }
}
