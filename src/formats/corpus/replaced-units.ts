// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from './corpus';
import { joined } from './merge';

/**
 * A corpus in which some units are those of another scan.
 * @param other a scan of these units alone
 * @param files whose definitions are those of the other scan, too: they were changed before it
 */
export function withUnits(corpus: Corpus, other: Corpus, files: ReadonlySet<string>): Corpus {
  const names = new Set(other.units.map(({ name }) => name));
  const positions = new Map(corpus.units.map(({ name, position }) => [name, position]));
  const { declarations, variants, inclusions } = corpus;
  // Headers are not known of a part: nobody asks for them here.
  const kept = {
    declarations,
    variants,
    inclusions,
    units: corpus.units.filter(({ name }) => !names.has(name)),
    definitions: corpus.definitions.filter(({ declaration }) => !files.has(declarations[declaration]!.file)),
  };
  const redone = {
    declarations: other.declarations,
    variants: other.variants,
    inclusions: other.inclusions,
    definitions: other.definitions,
    units: other.units.map((unit) => ({ ...unit, position: positions.get(unit.name) ?? unit.position })),
  };
  return joined([kept, redone]);
}
