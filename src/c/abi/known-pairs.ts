// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown } from '../syntax';
import type { Difference } from './difference';
import type { Both } from './sides';

/** Levels of records in records that are compared. */
const DEEPEST = 20;

/** Relies on nothing that is still open. */
const NOTHING = Infinity;

/** What was found between two records. */
interface Found {
  readonly differences: readonly Difference[];
  /** The outermost open pair that was held for the same on the way; `NOTHING` for what holds in any case. */
  relies: number;
}

/** Two records that are being compared. */
interface Open<R> {
  readonly pair: Both<R>;
  relies: number;
  /** What was found on the way, and relies on a pair that was open then. */
  readonly inside: Both<R>[];
}

/**
 * Pairs of records that one comparison has met. Records refer to each other in circles and by many ways: a pair within
 * itself counts as the same as long as nothing in it differs, and no pair is compared twice. What was found while an outer
 * pair counted as the same is forgotten if that proves not to be.
 */
export class KnownPairs<R> {
  private readonly open: Open<R>[] = [];
  private readonly found = new Map<R, Map<R, Found>>();

  /**
   * @param find what differs between them; it may ask for the pairs that they hold
   * @throws Unknown where they are nested too deeply
   */
  compare(pair: Both<R>, find: () => Difference[]): readonly Difference[] {
    const known = this.knownOf(pair);
    if (known) {
      this.rely(known.relies);
      return known.differences;
    }
    if (this.open.length > DEEPEST) throw new Unknown('structs are nested too deeply');
    const level = this.open.length;
    const entry: Open<R> = { pair, relies: NOTHING, inside: [] };
    this.open.push(entry);
    let differences: Difference[] | null = null;
    try {
      return (differences = find());
    } finally {
      this.open.pop();
      this.close(entry, level, differences);
    }
  }

  private knownOf({ base, new: newRecord }: Both<R>): Found | undefined {
    const level = this.open.findIndex(({ pair }) => pair.base === base && pair.new === newRecord);
    return level < 0 ? this.found.get(base)?.get(newRecord) : { differences: [], relies: level };
  }

  private rely(level: number): void {
    const last = this.open.at(-1);
    if (last) last.relies = Math.min(last.relies, level);
  }

  /** @param differences null where they could not be told */
  private close({ pair, relies, inside }: Open<R>, level: number, differences: Difference[] | null): void {
    const beyond = relies < level ? relies : NOTHING;
    this.rely(beyond);
    const isSame = differences?.length === 0;
    for (const one of inside) {
      const found = this.found.get(one.base)!.get(one.new)!;
      const own = found.relies === level ? NOTHING : found.relies;
      if (isSame) this.keep(one, { ...found, relies: Math.min(own, beyond) });
      else this.found.get(one.base)!.delete(one.new);
    }
    if (differences) this.keep(pair, { differences, relies: beyond });
  }

  private keep(pair: Both<R>, found: Found): void {
    const ofBase = this.found.get(pair.base) ?? new Map<R, Found>();
    this.found.set(pair.base, ofBase.set(pair.new, found));
    if (found.relies !== NOTHING) this.open.at(-1)?.inside.push(pair);
  }
}
