// SPDX-License-Identifier: GPL-2.0-or-later
import type { Symtypes } from '../../../formats/corpus';
import type { SymversChoice, Tolerance } from '../symvers';
import { ChangeSet } from './change-set';
import type { KernelExport, SymtypesComparison } from './comparison';
import { exportsOf, forEachDifferentPair, inOrder, type Exports } from './pairs';

/**
 * What differs between the types of two kernels that share their records, each export with the types its own unit
 * saw. Exports are paired by name, wherever they stand.
 *
 * Without rules nothing is tolerated, not even an addition. Rules are held against the name of an export and, since
 * symtypes know no modules, against the path of its object in place of that of its module.
 */
export function compareSymtypes(
  base: Symtypes,
  newTypes: Symtypes,
  { symbols, rules }: SymversChoice = {},
): SymtypesComparison {
  const { records } = base;
  const baseExports = exportsOf(base, symbols);
  const newExports = exportsOf(newTypes, symbols);
  const all = (kernel: Exports, fallback: Tolerance | null, names: readonly number[]): KernelExport[] =>
    names.map((number) => {
      const name = records.nameTexts[number]!;
      const unit = kernel.get(number)!.name;
      const rule = rules?.tolerating({ name, module: unit, namespace: '' });
      return { name, unit, tolerated: rule ? { by: 'rule', rule } : fallback };
    });
  const both = inOrder(records, baseExports, (name) => newExports.has(name));
  const added = inOrder(records, newExports, (name) => !baseExports.has(name));
  const removed = inOrder(records, baseExports, (name) => !newExports.has(name));
  const changes = new ChangeSet(records);
  forEachDifferentPair(records, [baseExports, newExports], both, (pair, graph) => {
    const numbers = graph.differences.map((difference) => changes.numberOf(difference));
    graph.forEachReached((start, difference) => changes.add(numbers[difference]!, pair.exports[start]!));
  });
  return {
    added: all(newExports, rules ? { by: 'implicit' } : null, added),
    removed: all(baseExports, null, removed),
    common: all(baseExports, null, both),
    changes: changes.inOrder(),
    hasRules: rules !== undefined,
  };
}
