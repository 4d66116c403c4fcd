// SPDX-License-Identifier: GPL-2.0-or-later
/** What definitions found in headers leave to other headers, which they do not include: whoever includes them does. */
import { isMarked } from '../../record-name';
import type { Corpus } from '../../formats/corpus';
import type { Declared, Sought } from '../cache';
import { askedIn, enumeratorsOf } from '../definitions';
import type { PlannedUnit } from '../kbuild';
import type { Declarers } from './declarers';
import { nearest } from './seeking';

type Content = Pick<Corpus, 'declarations' | 'variants' | 'definitions'>;

/** By number of a declaration that was found in a header: the names in it that nothing which was read declares. */
export function leftOpenIn({ declarations, variants, definitions }: Content): Map<number, string[]> {
  const known = new Set<string>();
  for (const { record } of variants) known.add(record.split(' ', 1)[0]!);
  for (const { names, declaration } of definitions) {
    for (const name of names) known.add(name);
    for (const name of enumeratorsOf(declarations[declaration]!.text)) known.add(`E#${name}`);
  }
  const isKnown = (name: string): boolean => {
    const word = isMarked(name) ? name.slice(2) : name;
    // A constant that a text names may be a type, too.
    return (
      known.has(name) || (!isTag(name) && [`t#${word}`, `E#${word}`, word].some((one) => known.has(one)))
    );
  };
  const found = new Map<number, string[]>();
  for (const { declaration, isSought } of definitions) {
    if (!isSought) continue;
    const open = askedIn(declarations[declaration]!.text).filter((name) => !isTag(name) && !isKnown(name));
    if (open.length > 0) found.set(declaration, open);
  }
  return found;
}

/** Tags are sought by the index of tags. */
function isTag(name: string): boolean {
  return /^[sue]#/.test(name);
}

/** Reads headers behind those that declare what they leave open. */
export class Openings {
  /** Names that were looked for already: what no header declares is looked for once. */
  private readonly asked = new Set<string>();

  constructor(private readonly declarers: Declarers) {}

  /** What was found in headers, to be kept for the next scan. */
  get declared(): Declared {
    return this.declarers.declared;
  }

  /**
   * @param open by a unit's name: the names that its text leaves open
   * @returns the units that are to be read anew; none where no header has what they lack
   */
  close({ units }: Sought, open: ReadonlyMap<string, readonly string[]>): PlannedUnit[] {
    const names = new Set([...open.values()].flat());
    for (const name of names) if (this.asked.has(name)) names.delete(name);
    if (names.size === 0) return [];
    for (const name of names) this.asked.add(name);
    const declaring = this.declarers.of(names);
    return units.flatMap((unit): PlannedUnit[] => {
      const headers = new Set<string>();
      for (const name of open.get(unit.name) ?? []) {
        const header = nearest(unit.file, declaring.get(name) ?? [], (path) => path);
        if (header !== undefined && header !== unit.file) headers.add(header);
      }
      if (headers.size === 0) return [];
      // Behind what the build includes, and before what an earlier turn took in: that may lack them too.
      const at = unit.command.lastIndexOf('-xc') + 1;
      const included = [...headers].flatMap((path) => ['-include', path]);
      return [{ ...unit, command: [...unit.command.slice(0, at), ...included, ...unit.command.slice(at)] }];
    });
  }
}
