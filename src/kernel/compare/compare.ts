import { Causes } from './causes';
import type { ChangedExport, Comparison, Export } from './comparison';
import { byBytes } from '../../formats/corpus';
import type { Release, Unit } from './release';
import { UnitTypes } from './unit-types';

/** Where a release exports a name. */
interface Place {
  crc: number;
  unit: Unit;
}

/**
 * What differs between two releases, and why.
 *
 * Exports are paired by name, wherever they stand. A kernel exports a name once; of several the first counts.
 */
export function compareReleases(base: Release, next: Release): Comparison {
  const before = placesOf(base);
  const after = placesOf(next);
  const typesOf = typesReader();
  const causes = new Causes();
  const added: Export[] = [];
  const removed: Export[] = [];
  const changed: ChangedExport[] = [];
  const unchanged: Export[] = [];
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort(byBytes)) {
    const old = before.get(name);
    const now = after.get(name);
    if (!old) added.push({ name, crc: now!.crc });
    else if (!now) removed.push({ name, crc: old.crc });
    else if (old.crc === now.crc) unchanged.push({ name, crc: old.crc });
    else {
      changed.push({ name, baseCrc: old.crc, newCrc: now.crc, causes: [] });
      causes.add(name, typesOf(old.unit), typesOf(now.unit));
    }
  }
  const byImpact = causes.byImpact();
  const byName = new Map(changed.map((entry) => [entry.name, entry]));
  byImpact.forEach(({ exports }, number) => {
    for (const name of exports) byName.get(name)!.causes.push(number);
  });
  return { base: base.name, new: next.name, added, removed, changed, unchanged, causes: byImpact };
}

function placesOf({ units }: Release): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const unit of units) {
    for (const { name, crc } of unit.exports) if (!places.has(name)) places.set(name, { crc, unit });
  }
  return places;
}

/** Reads the dump of a unit when it is needed first, and once. */
function typesReader(): (unit: Unit) => UnitTypes {
  const read = new Map<Unit, UnitTypes>();
  return (unit) => {
    let types = read.get(unit);
    if (!types) read.set(unit, (types = new UnitTypes(unit.types)));
    return types;
  };
}
