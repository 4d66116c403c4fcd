// SPDX-License-Identifier: GPL-2.0-or-later
import picomatch from 'picomatch';
import type { PlannedUnit } from '../kbuild';

/** One of several parts of a plan that are scanned apart. */
export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

/** A unit with its number among all units of the plan. */
export interface Chosen {
  unit: PlannedUnit;
  number: number;
}

/**
 * The units that are asked for. Shards take units in turn, so each gets its share of every folder.
 * @param only patterns for the names or the sources of units; all units where there are none
 */
export function chosenUnits(units: readonly PlannedUnit[], only: readonly string[], shard?: Shard): Chosen[] {
  const matches = only.length === 0 ? () => true : picomatch([...only]);
  return units
    .map((unit, number) => ({ unit, number }))
    .filter(({ unit }) => matches(unit.name) || matches(unit.source))
    .filter((_, index) => !shard || index % shard.of === shard.index - 1);
}
