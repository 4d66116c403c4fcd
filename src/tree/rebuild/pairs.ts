// SPDX-License-Identifier: GPL-2.0-or-later
import { sourceBelow, type ModuleUnit } from '../kbuild';
import { RECORD } from './record';
import type { Side } from './side';

/** A unit of a module in both builds. */
export interface Pair {
  module: string;
  label: string;
  units: Record<Side['name'], ModuleUnit | undefined>;
  /** Another source that is compiled in the unit's way. */
  file: string | undefined;
}

/** The units of a module, and the record that a build adds. @param record the source of that */
export function pairsOf(module: string, [base, other]: readonly [Side, Side], record: string): Pair[] {
  const [here, there] = [base.units.get(module) ?? [], other.units.get(module) ?? []];
  const folder = base.place;
  const pairs = here.map((unit): Pair => {
    const { compilation } = unit;
    const label = compilation
      ? sourceBelow(folder, compilation.directory, compilation.file)
      : `${unit.name}.o`;
    const same = there.find(({ name }) => name === unit.name);
    return { module, label, units: { base: unit, new: same }, file: undefined };
  });
  const model = pairs.find(({ units }) => units.base?.compilation?.file.endsWith('.c'));
  return model ? [...pairs, { ...model, label: RECORD, file: record }] : pairs;
}
