// SPDX-License-Identifier: GPL-2.0-or-later
import picomatch from 'picomatch';
import { ModversionsError } from '../../problem';
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
 * @param only patterns for the names or the sources of units, or folders of them; all units where there are none
 * @throws ModversionsError for a pattern that no unit is like
 */
export function chosenUnits(units: readonly PlannedUnit[], only: readonly string[], shard?: Shard): Chosen[] {
  const patterns = only.map((pattern) => {
    const folder = pattern.replace(/\/+$/, '');
    const matches = picomatch([pattern, ...(picomatch.scan(folder).isGlob ? [] : [`${folder}/**`])]);
    const isLike = ({ name, source }: PlannedUnit): boolean => matches(name) || matches(source);
    if (units.some(isLike)) return isLike;
    throw new ModversionsError(
      `--only '${pattern}': no unit that could export something is like this`,
      "name sources or folders as they are from the tree's root: net/core/dev.c, net/sctp, 'drivers/net/**'",
    );
  });
  return units
    .map((unit, number) => ({ unit, number }))
    .filter(({ unit }) => patterns.length === 0 || patterns.some((isLike) => isLike(unit)))
    .filter((_, index) => !shard || index % shard.of === shard.index - 1);
}
