// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records, SymtypesUnit } from '../../formats/corpus';
import { ModversionsError, printable } from '../../problem';
import type { Chosen } from './renew-rows';

/**
 * The objects of a reference, renewed: those whose paths are chosen are as the new kernel has them, or gone with it.
 * An object is the smallest part: its exports share one set of types.
 * @param isChosen undefined for all
 * @throws ModversionsError where an export would be in two objects, since it moved and only one of them is chosen
 */
export function renewUnits(
  records: Records,
  reference: readonly SymtypesUnit[],
  next: readonly SymtypesUnit[],
  isChosen: Chosen<SymtypesUnit> = () => true,
): SymtypesUnit[] {
  const kept = reference.filter((unit) => !isChosen(unit));
  const renewed = next.filter((unit) => isChosen(unit));
  const units = [...kept, ...renewed];
  const homes = new Map<string, string>();
  for (const unit of units) {
    for (const name of exportsOf(records, unit)) {
      const other = homes.get(name);
      if (other !== undefined)
        throw new ModversionsError(
          `'${printable(name)}' would be exported by ${printable(other)} and by ${printable(unit.name)}`,
          'it moved: choose both with --path',
        );
      homes.set(name, unit.name);
    }
  }
  return units;
}

/** The names that an object exports. */
export function exportsOf(records: Records, { records: its }: SymtypesUnit): string[] {
  return Array.from(
    its.filter((record) => records.isExport(record)),
    (record) => records.nameOf(record),
  );
}
