// SPDX-License-Identifier: GPL-2.0-or-later
import type { CanonicalCorpus } from './canonical';
import { Graph } from './graph';
import { byBytes, unitKey } from './order';
import { Records } from './records';
import type { Symtypes } from './symtypes';

/** The types of a corpus, as its consolidated file is made from them. */
export function symtypesOf({ units, variants }: CanonicalCorpus): Symtypes {
  const records = new Records();
  // Canonical variants may tell one record several times, with other declarations behind it.
  const numbers = Int32Array.from(variants, ({ record }) => records.add(record));
  return {
    records,
    units: units.map((unit) => ({
      name: unit.name,
      records: unit.variants.map((variant) => numbers[variant]!),
    })),
  };
}

/**
 * The consolidated symtypes file, a section at a time: `/* path.symtypes *\/`, the types by name, then the exports'
 * own declarations by name. Between two sections is a blank line.
 *
 * A type is left out where its latest definition before is the same *and* a reader that walks from the section's
 * exports, by the names as they are spelt, comes to it. A forward declaration is always told, as `s##pot`: it
 * holds for its section only.
 */
export function* symtypesSections({ records, units }: Symtypes): Generator<string> {
  const graph = new Graph(records);
  const { order, places } = orderOf(records);
  const { texts, short, names } = records;
  /** By name: its latest definition. */
  const latest = new Int32Array(records.nameTexts.length).fill(-1);
  let separator = '';
  for (const unit of inOrder(units)) {
    const lines = [`${separator}/* ${unit.name}.symtypes */`];
    separator = '\n';
    const isFound = graph.foundIn(unit.records);
    for (const place of unit.records.map((record) => places[record]!).sort()) {
      const record = order[place]!;
      if (!records.isExport(record) && short[record] === undefined) {
        const name = names[record]!;
        if (latest[name] === record && isFound(record)) continue;
        latest[name] = record;
      }
      lines.push(short[record] ?? texts[record]!);
    }
    yield `${lines.join('\n')}\n`;
  }
}

/** The dump of each object by itself: what its section stands for, in the same order, with nothing left out. */
export function* symtypesDumps({ records, units }: Symtypes): Generator<{ name: string; text: string }> {
  const { order, places } = orderOf(records);
  for (const unit of inOrder(units)) {
    const sorted = unit.records.map((record) => places[record]!).sort();
    const text = Array.from(sorted, (place) => `${records.texts[order[place]!]!}\n`).join('');
    yield { name: unit.name, text };
  }
}

/** By path, component by component. */
function inOrder<T extends { name: string }>(units: readonly T[]): T[] {
  return units
    .map((unit) => ({ unit, key: unitKey(unit.name) }))
    .sort((a, b) => byBytes(a.key, b.key))
    .map(({ unit }) => unit);
}

/** Types by name, then exports by name; each record's place in that order. Variants of a name come in any order. */
function orderOf(records: Records): { order: Int32Array; places: Int32Array } {
  const order = Int32Array.from(records.texts.keys()).sort(
    (a, b) =>
      Number(records.isExport(a)) - Number(records.isExport(b)) ||
      byBytes(records.nameOf(a), records.nameOf(b)),
  );
  const places = new Int32Array(order.length);
  order.forEach((record, place) => (places[record] = place));
  return { order, places };
}
