// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, Scope, type Records, type Symtypes, type SymtypesUnit } from '../../../formats/corpus';
import type { Symbols } from '../../rules';
import { PairGraph } from './pair-graph';

/** Each export's unit, by the number of its name. */
export type Exports = ReadonlyMap<number, SymtypesUnit>;

/** Exports that one unit of the base and one of the new kernel have in common, as positions among all of them. */
export interface Pair {
  base: SymtypesUnit;
  new: SymtypesUnit;
  exports: number[];
}

/** @param symbols which exports count; all without */
export function exportsOf({ records, units }: Symtypes, symbols: Symbols | undefined): Exports {
  const exports = new Map<number, SymtypesUnit>();
  for (const unit of units) {
    for (const record of unit.records) {
      if (!records.isExport(record)) continue;
      const name = records.names[record]!;
      if (!symbols || symbols.has(records.nameTexts[name]!)) exports.set(name, unit);
    }
  }
  return exports;
}

/** Names of some exports, by their bytes. */
export function inOrder(
  { nameTexts }: Records,
  exports: Exports,
  isOne: (name: number) => boolean,
): number[] {
  return [...exports.keys()].filter(isOne).sort((a, b) => byBytes(nameTexts[a]!, nameTexts[b]!));
}

/**
 * Walks all pairs of units that differ, with the exports they have in common.
 *
 * All exports of a unit share its types. So units are compared and not exports, by numbers of records, and a unit
 * that has the same numbers in both kernels is done.
 * @param names of exports that both kernels have
 * @param take sees the graph after the walk from the pair's exports; it holds until the next pair
 */
export function forEachDifferentPair(
  records: Records,
  sides: readonly [Exports, Exports],
  names: readonly number[],
  take: (pair: Pair, graph: PairGraph) => void,
): void {
  const isDifferent = (pair: Pair): boolean => !haveSameRecords(pair.base, pair.new);
  forEachPair(records, sides, names, isDifferent, (pair, graph) => {
    if (graph.differences.length > 0) take(pair, graph);
  });
}

/**
 * Walks pairs of units, whatever differs in them.
 * @param isWanted which pairs
 * @param take as for pairs that differ
 */
export function forEachPair(
  records: Records,
  [baseExports, newExports]: readonly [Exports, Exports],
  names: readonly number[],
  isWanted: (pair: Pair) => boolean,
  take: (pair: Pair, graph: PairGraph) => void,
): void {
  const scopes = { base: new Scope(records), new: new Scope(records) };
  const graph = new PairGraph(records, scopes.base, scopes.new);
  let inScope: SymtypesUnit | undefined;
  for (const pair of pairsOf(names, baseExports, newExports)) {
    if (!isWanted(pair)) continue;
    if (inScope !== pair.base) define(scopes.base, (inScope = pair.base));
    define(scopes.new, pair.new);
    graph.walk(pair.exports.map((position) => names[position]!));
    take(pair, graph);
  }
}

/** All pairs, those of a base unit one after the other. */
export function pairsOf(names: readonly number[], baseExports: Exports, newExports: Exports): Pair[] {
  const pairs = new Map<SymtypesUnit, Map<SymtypesUnit, Pair>>();
  names.forEach((name, position) => {
    const base = baseExports.get(name)!;
    const newUnit = newExports.get(name)!;
    let ofBase = pairs.get(base);
    if (!ofBase) pairs.set(base, (ofBase = new Map()));
    const pair = ofBase.get(newUnit);
    if (pair) pair.exports.push(position);
    else ofBase.set(newUnit, { base, new: newUnit, exports: [position] });
  });
  return [...pairs.values()].flatMap((ofBase) => [...ofBase.values()]);
}

function haveSameRecords(base: SymtypesUnit, newUnit: SymtypesUnit): boolean {
  return (
    base.records.length === newUnit.records.length &&
    base.records.every((record, index) => record === newUnit.records[index])
  );
}

function define(scope: Scope, unit: SymtypesUnit): void {
  scope.begin();
  for (const record of unit.records) scope.define(record);
}
