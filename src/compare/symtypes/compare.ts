import { byBytes, Scope, type Records, type Symtypes, type SymtypesUnit } from '../../corpus';
import type { SymbolList } from '../../rules';
import type { SymversChoice, Tolerance } from '../symvers';
import { ChangeSet } from './change-set';
import type { KernelExport, SymtypesComparison } from './comparison';
import { PairGraph } from './pair-graph';

/** Each export's unit, by the number of its name. */
type Exports = ReadonlyMap<number, SymtypesUnit>;

/** Exports that one unit of the base and one of the new kernel have in common, as positions among all of them. */
interface Pair {
  base: SymtypesUnit;
  new: SymtypesUnit;
  exports: number[];
}

/**
 * What differs between the types of two kernels that share their records, each export with the types its own unit
 * saw. Exports are paired by name, wherever they stand.
 *
 * All exports of a unit share its types. So units are compared and not exports, by numbers of records, and a unit
 * that has the same numbers in both kernels is done.
 *
 * Without rules nothing is tolerated, not even an addition. Rules are held against the name of an export and, since
 * symtypes know no modules, against the path of its object in place of that of its module.
 */
export function compareSymtypes(
  base: Symtypes,
  next: Symtypes,
  { symbols, rules }: SymversChoice = {},
): SymtypesComparison {
  const { records } = base;
  const before = exportsOf(base, symbols);
  const after = exportsOf(next, symbols);
  const all = (kernel: Exports, fallback: Tolerance | null, names: readonly number[]): KernelExport[] =>
    names.map((number) => {
      const name = records.nameTexts[number]!;
      const unit = kernel.get(number)!.name;
      const rule = rules?.tolerating({ name, module: unit, namespace: '' });
      return { name, unit, tolerated: rule ? { by: 'rule', rule } : fallback };
    });
  const both = inOrder(records, before, (name) => after.has(name));
  const added = inOrder(records, after, (name) => !before.has(name));
  const removed = inOrder(records, before, (name) => !after.has(name));
  const changes = new ChangeSet(records);
  const scopes = { base: new Scope(records), new: new Scope(records) };
  const graph = new PairGraph(records, scopes.base, scopes.new);
  let inScope: SymtypesUnit | undefined;
  for (const pair of pairsOf(both, before, after)) {
    if (haveSameRecords(pair.base, pair.new)) continue;
    if (inScope !== pair.base) define(scopes.base, (inScope = pair.base));
    define(scopes.new, pair.new);
    const names = pair.exports.map((position) => both[position]!);
    graph.walk(names);
    if (graph.differences.length === 0) continue;
    const numbers = graph.differences.map((difference) => changes.numberOf(difference));
    graph.forEachReached(names, (start, difference) =>
      changes.add(numbers[difference]!, pair.exports[start]!),
    );
  }
  return {
    added: all(after, rules ? { by: 'implicit' } : null, added),
    removed: all(before, null, removed),
    common: all(before, null, both),
    changes: changes.inOrder(),
    hasRules: rules !== undefined,
  };
}

function exportsOf({ records, units }: Symtypes, symbols: SymbolList | undefined): Exports {
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
function inOrder({ nameTexts }: Records, exports: Exports, isOne: (name: number) => boolean): number[] {
  return [...exports.keys()].filter(isOne).sort((a, b) => byBytes(nameTexts[a]!, nameTexts[b]!));
}

/** All pairs, those of a base unit one after the other. */
function pairsOf(names: readonly number[], before: Exports, after: Exports): Pair[] {
  const pairs = new Map<SymtypesUnit, Map<SymtypesUnit, Pair>>();
  names.forEach((name, position) => {
    const base = before.get(name)!;
    const next = after.get(name)!;
    let ofBase = pairs.get(base);
    if (!ofBase) pairs.set(base, (ofBase = new Map()));
    const pair = ofBase.get(next);
    if (pair) pair.exports.push(position);
    else ofBase.set(next, { base, new: next, exports: [position] });
  });
  return [...pairs.values()].flatMap((ofBase) => [...ofBase.values()]);
}

function haveSameRecords(base: SymtypesUnit, next: SymtypesUnit): boolean {
  return (
    base.records.length === next.records.length &&
    base.records.every((record, index) => record === next.records[index])
  );
}

function define(scope: Scope, unit: SymtypesUnit): void {
  scope.begin();
  for (const record of unit.records) scope.define(record);
}
