import type { KernelComparison } from '../compare';

/** The causes of a comparison by the symbols that they are behind. */
export class CausesBySymbol {
  /** Whether there are types on both sides, so that what has no cause is worth a word. */
  readonly areKnown: boolean;
  private readonly names: readonly string[];
  private readonly bySymbol = new Map<string, number[]>();

  constructor(comparison: KernelComparison | null) {
    this.areKnown = comparison !== null && comparison.base.hasTypes && comparison.new.hasTypes;
    this.names = comparison?.causes.map(({ name }) => name) ?? [];
    comparison?.causes.forEach(({ exports }, cause) => {
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

  /** The causes behind any of the symbols: their numbers, ascending, names, and how many of the symbols reach them. */
  behind(symbols: ReadonlySet<string>): { cause: number; name: string; symbols: number }[] {
    const counts = new Map<number, number>();
    for (const symbol of symbols) {
      for (const cause of this.bySymbol.get(symbol)!) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([cause, count]) => ({ cause, name: this.names[cause]!, symbols: count }));
  }
}
