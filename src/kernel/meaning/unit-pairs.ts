// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusUnit } from '../../formats/corpus';

/** A unit of each kernel, and the exports that they have in common. */
export interface UnitPair {
  base: CorpusUnit;
  new: CorpusUnit;
  exports: string[];
}

/**
 * All units of two kernels that have an export in common. An export is one of a module: of a name that several modules
 * export each is held against the one of the same module, or else the first.
 * @param isWanted which exports count, by name; all without
 */
export function unitPairsOf(
  base: Corpus,
  newCorpus: Corpus,
  isWanted: (name: string) => boolean = () => true,
): UnitPair[] {
  const after = placesOf(newCorpus);
  const pairs: UnitPair[] = [];
  for (const unit of base.units) {
    const ofUnit = new Map<CorpusUnit, UnitPair>();
    for (const name of new Set(unit.exports.map((one) => one.name))) {
      const places = isWanted(name) ? after.get(name) : undefined;
      if (!places) continue;
      const other = places.find(({ module }) => module === unit.module) ?? places[0]!;
      const pair = ofUnit.get(other);
      if (pair) pair.exports.push(name);
      else ofUnit.set(other, { base: unit, new: other, exports: [name] });
    }
    pairs.push(...ofUnit.values());
  }
  return pairs;
}

function placesOf({ units }: Corpus): Map<string, CorpusUnit[]> {
  const places = new Map<string, CorpusUnit[]>();
  for (const unit of [...units].sort((a, b) => a.position - b.position)) {
    for (const { name } of unit.exports) {
      const known = places.get(name);
      if (known) known.push(unit);
      else places.set(name, [unit]);
    }
  }
  return places;
}
