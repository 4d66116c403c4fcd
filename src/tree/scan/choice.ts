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
 * @param only patterns for the names or the sources of units, or folders of them; all units where there are none. What
 * names a unit and a folder alike (`net/ipv6/netfilter`) is the unit; the folder is named with a slash behind it
 * @throws ModversionsError for a pattern that no unit is like
 */
export function chosenUnits(units: readonly PlannedUnit[], only: readonly string[], shard?: Shard): Chosen[] {
  const chosen = only.length === 0 ? null : new Set(only.flatMap((pattern) => unitsLike(units, pattern)));
  return units
    .map((unit, number) => ({ unit, number }))
    .filter(({ unit }) => !chosen || chosen.has(unit))
    .filter((_, index) => !shard || index % shard.of === shard.index - 1);
}

function unitsLike(units: readonly PlannedUnit[], pattern: string): PlannedUnit[] {
  const folder = pattern.replace(/\/+$/, '');
  const like = (glob: string): PlannedUnit[] => {
    const matches = picomatch(glob);
    return units.filter(({ name, source }) => matches(name) || matches(source));
  };
  const named = folder === pattern ? like(pattern) : [];
  const found = named.length > 0 || picomatch.scan(folder).isGlob ? named : like(`${folder}/**/*`);
  if (found.length > 0) return found;
  throw new ModversionsError(
    `--only '${pattern}': no unit that could export something is like this`,
    "name sources or folders as they are from the tree's root: net/core/dev.c, net/sctp, 'drivers/net/**'",
  );
}
