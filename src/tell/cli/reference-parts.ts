// SPDX-License-Identifier: GPL-2.0-or-later
import { SymbolList } from '../../kernel/rules';
import { ModversionsError } from '../../problem';

const PARTS = ['symbol', 'module', 'path'] as const;
type Part = (typeof PARTS)[number];

/** The patterns that choose what of a reference is renewed; none for all of it. */
export class PartsOfReference {
  private readonly lists: ReadonlyMap<Part, SymbolList>;

  constructor(given: Readonly<Record<Part, string[]>>) {
    this.lists = new Map(
      PARTS.filter((part) => given[part].length > 0).map((part) => [
        part,
        new SymbolList(`--${part}`, given[part]),
      ]),
    );
  }

  /** @throws ModversionsError for a part that this kind of reference cannot be renewed by */
  refuseOthers(file: string, kind: string, taken: readonly Part[]): void {
    const other = [...this.lists.keys()].find((part) => !taken.includes(part));
    if (other === undefined) return;
    const remedy =
      taken.length > 0 ? `choose by ${taken.map((part) => `--${part}`).join(' or ')}` : 'leave it out';
    throw new ModversionsError(`${file}: ${kind} cannot be renewed by --${other}`, remedy);
  }

  /**
   * What chooses a thing: any of its parts that are asked for. Undefined where all is renewed.
   * @param things those of both sides
   * @throws ModversionsError for a pattern that none of them matches
   */
  chooserOf<T>(
    things: Iterable<T>,
    textOf: Partial<Record<Part, (thing: T) => string>>,
  ): ((thing: T) => boolean) | undefined {
    if (this.lists.size === 0) return undefined;
    const all = [...things];
    for (const [part, list] of this.lists) {
      const [idle] = list.unmatchedBy(new Set(all.map((thing) => textOf[part]!(thing))));
      if (idle !== undefined)
        throw new ModversionsError(
          `--${part} '${idle}': matches nothing in the reference, nor in the new kernel`,
          'look at how both spell it; * stands for any text',
        );
    }
    return (thing) => [...this.lists].some(([part, list]) => list.has(textOf[part]!(thing)));
  }
}
