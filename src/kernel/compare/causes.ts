// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelTypes, Place, Records, SymtypesUnit } from '../../formats/corpus';
import type { Symbols } from '../rules';
import { byBytes } from '../../formats/corpus';
import { ChangeSet } from './symtypes/change-set';
import type { Difference } from './symtypes/pair-graph';
import { exportsOf, forEachDifferentPair, inOrder } from './symtypes/pairs';
import { Chains } from './chains';
import { CAUSE_CHANGES, type KernelCause } from './comparison';

/** A cause, and all pairs of units in which exports reach it. */
export interface Found {
  cause: KernelCause;
  sightings: Sighting[];
}

/** A unit of the base and one of the new kernel that have an export in common. */
export interface Sighting {
  base: SymtypesUnit;
  new: SymtypesUnit;
}

/**
 * The declarations behind changed exports, by impact. They are looked for in the units that export them, and a
 * declaration that only one kernel's unit knows came with the text that names it, which is the cause.
 * @param base and `newTypes` share their records
 */
export function findCauses(base: KernelTypes, newTypes: KernelTypes, symbols: Symbols): Found[] {
  const { records } = base;
  const [baseExports, newExports] = [exportsOf(base, symbols), exportsOf(newTypes, symbols)];
  const names = inOrder(records, baseExports, (name) => newExports.has(name));
  const changes = new ChangeSet(records);
  const chains = new Chains(records);
  const sightings: Sighting[][] = [];
  const places: { first: number; base: Place | null; new: Place | null }[] = [];
  forEachDifferentPair(records, [baseExports, newExports], names, (pair, graph) => {
    const numbers = graph.differences.map((difference) =>
      isOnlyExtern(records, difference) ? null : changes.numberOf(difference),
    );
    const firsts: number[] = [];
    graph.forEachReached((start, difference) => {
      const number = numbers[difference]!;
      if (number === null) return;
      changes.add(number, pair.exports[start]!);
      firsts[difference] ??= pair.exports[start]!;
    });
    graph.differences.forEach((difference, index) => {
      const number = numbers[index]!;
      if (number === null) return;
      (sightings[number] ??= []).push({ base: pair.base, new: pair.new });
      const first = firsts[index]!;
      if (places[number] && places[number].first < first) return;
      places[number] = {
        first,
        base: base.placeOf(pair.base, difference.base),
        new: newTypes.placeOf(pair.new, difference.new),
      };
    });
    chains.take(graph, pair.exports, numbers);
  });
  const found = changes.all().map(({ name, kind, baseText, newText, exports }, number): Found => {
    const cause: KernelCause = {
      name,
      change: CAUSE_CHANGES[kind],
      baseText,
      newText,
      basePlace: places[number]!.base,
      newPlace: places[number]!.new,
      exports: exports.map((position) => records.nameTexts[names[position]!]!),
      chains: chains.of(number),
    };
    return { cause, sightings: sightings[number]! };
  });
  return found.sort(
    ({ cause: a }, { cause: b }) =>
      b.exports.length - a.exports.length ||
      byBytes(a.name, b.name) ||
      byBytes(a.baseText, b.baseText) ||
      byBytes(a.newText, b.newText),
  );
}

/** Whether only one of two declarations begins with `extern`, which dumps show and no CRC has in it. */
export function isOnlyExtern(records: Records, difference: Difference): boolean {
  const [one, other] = [difference.base, difference.new].map((record) =>
    records.texts[record]!.replace(/^(\S+ )extern /, '$1'),
  );
  return one === other;
}
