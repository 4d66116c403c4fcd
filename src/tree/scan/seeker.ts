// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, Listing, Sought } from '../cache';
import type { KernelTree, Plan, PlannedUnit } from '../kbuild';
import type { Chosen } from './choice';
import { Declarers, NOTHING_DECLARED } from './declarers';
import { HeaderIndex } from './header-tags';
import type { Positions } from './positions';
import type { Results } from './results';
import { leftOpenIn, Openings } from './left-open';
import { openBehind, openInHeaders, openTags, soughtKey, unitsFor } from './seeking';

/** Nothing was sought yet. */
export const NOTHING_SOUGHT: Sought = {
  key: '',
  open: [],
  units: [],
  headers: [],
  declared: NOTHING_DECLARED,
};

/** What is known once all units are done. */
interface Known {
  tree: KernelTree;
  plan: Plan;
  chosen: readonly Chosen[];
  results: Results;
  positions: Positions;
  listing: Listing;
  /** What an earlier scan sought. */
  before: Sought;
}

/** Looks which types no unit defines, and which headers may. */
export class Seeker {
  readonly key: string;
  private openings: Openings | undefined;
  private index: HeaderIndex | undefined;
  /** Headers that were read for a tag, or could not be. */
  private readonly tried = new Set<string>();

  constructor(private readonly known: Known) {
    this.key = soughtKey(known.chosen, known.listing.stamps);
  }

  /** What this scan found that headers declare: true of the headers that `seek` gave, or of those of an earlier scan. */
  get declared(): Declared {
    return this.openings?.declared ?? NOTHING_DECLARED;
  }

  seek(): Sought {
    const { tree, plan, chosen, results, positions, listing, before } = this.known;
    const corpus = results.corpusOf(chosen, positions, NOTHING_SOUGHT);
    const open = openTags(corpus);
    if (open.length === 0) return { ...NOTHING_SOUGHT, key: this.key, headers: before.headers };
    const index = (this.index = new HeaderIndex(tree, listing, before.headers));
    return {
      key: this.key,
      open,
      units: unitsFor(openBehind(open, corpus, index), index, tree, plan.units),
      headers: index.headers,
      declared: NOTHING_DECLARED,
    };
  }

  /**
   * What else is to be read: headers that define tags which what was found names, and once more those which leave names open
   * that other headers declare.
   * @param sought as `seek` gave it, all of it read
   */
  further(sought: Sought): PlannedUnit[] {
    const { chosen, results, positions, before } = this.known;
    const corpus = results.corpusOf(chosen, positions, sought);
    const more = this.defining(openInHeaders(corpus), sought);
    const open = leftOpenIn(corpus);
    if (open.size === 0) return more;
    this.openings ??= new Openings(new Declarers(sought.headers, before));
    return [...more, ...this.openings.close(sought, results.leavingOpen(sought.units, open))];
  }

  /** Units for headers that define these tags, none of which was tried before. */
  private defining(tags: readonly string[], { units, headers }: Sought): PlannedUnit[] {
    if (tags.length === 0) return [];
    const { tree, plan, listing } = this.known;
    this.index ??= new HeaderIndex(tree, listing, headers);
    for (const { name } of units) this.tried.add(name);
    const more = unitsFor(tags, this.index, tree, plan.units).filter(({ name }) => !this.tried.has(name));
    for (const { name } of more) this.tried.add(name);
    return more;
  }
}
