import type { KernelTypes } from '../../formats/corpus';
import { reachedMarks } from './symtypes/components';
import { exportsOf, forEachPair, inOrder, pairsOf, type Pair } from './symtypes/pairs';
import type { SymbolList } from '../rules';
import type { Sighting } from './causes';
import { Chains } from './chains';
import type { Chain } from './comparison';

/** Declarations of a pair of units by the numbers of their names, each with the number of what it is marked for. */
export type Marks = ReadonlyMap<number, number>;

/** What reaches the declarations of one mark. */
export interface MarkedReach {
  /** Names of exports, in the order of their bytes. */
  exports: string[];
  chains: Chain[];
  sightings: Sighting[];
}

/** All units of two kernels that have an export in common. */
export function unitPairs(base: KernelTypes, newTypes: KernelTypes, symbols?: SymbolList): Sighting[] {
  const [baseExports, newExports] = [exportsOf(base, symbols), exportsOf(newTypes, symbols)];
  return pairsOf(
    [...baseExports.keys()].filter((name) => newExports.has(name)),
    baseExports,
    newExports,
  );
}

/**
 * The exports that reach marked declarations, whether or not any CRC differs.
 * @param marksOf what is marked in a pair of units
 * @returns by mark
 */
export function reachMarked(
  base: KernelTypes,
  newTypes: KernelTypes,
  marksOf: (pair: Sighting) => Marks | undefined,
  symbols?: SymbolList,
): MarkedReach[] {
  const { records } = base;
  const sides = [exportsOf(base, symbols), exportsOf(newTypes, symbols)] as const;
  const names = inOrder(records, sides[0], (name) => sides[1].has(name));
  const chains = new Chains(records);
  const found: { positions: number[]; sightings: Sighting[] }[] = [];
  const isWanted = (pair: Pair): boolean => (marksOf(pair)?.size ?? 0) > 0;
  forEachPair(records, sides, names, isWanted, (pair, graph) => {
    const marks = marksOf(pair)!;
    const numbers = [...new Set(marks.values())];
    const positions = new Map(numbers.map((mark, index) => [mark, index]));
    const markOf = graph.nodes.map((name) => positions.get(marks.get(name) ?? -1) ?? -1);
    const seen = new Set<number>();
    const visit = reachedMarks(graph, markOf, numbers.length);
    for (let start = 0; start < graph.starts; start++) {
      visit(start, (index) => {
        const mark = numbers[index]!;
        const reach = (found[mark] ??= { positions: [], sightings: [] });
        reach.positions.push(pair.exports[start]!);
        if (!seen.has(mark)) reach.sightings.push({ base: pair.base, new: pair.new });
        seen.add(mark);
      });
    }
    chains.take(graph, pair.exports, numbers, markOf);
  });
  return found.map(({ positions, sightings }, mark) => ({
    exports: positions.sort((a, b) => a - b).map((position) => records.nameTexts[names[position]!]!),
    chains: chains.of(mark),
    sightings,
  }));
}
