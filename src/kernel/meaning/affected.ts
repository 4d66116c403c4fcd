// SPDX-License-Identifier: GPL-2.0-or-later
import { forEachDeclared } from './declared';
import { Links } from './links';
import type { MeaningSides } from './meaning-sides';
import type { NameNumbers } from './side-names';
import type { SharedNumbers } from './shared-numbers';

/**
 * Which names may mean something else where some others do: those whose layout hangs on such, through any number of steps
 * and by words alone, which takes in too much rather than too little.
 *
 * From a name it goes to the texts that mention it where it bears on a layout, and from a text to all names that it
 * declares: an enum of a thousand enumerators is one step to each of them and not a step from each to each.
 */
export class Affected {
  private readonly shared: SharedNumbers;
  /** By name: the texts that mention it. */
  private readonly mentions: Links;
  /** By text: the names that it declares. */
  private readonly declares: Links;
  /** By text: the question in which it was met last. */
  private readonly askedIn: Int32Array;
  private question = 0;
  /** By the names that were asked for. */
  private readonly known = new Map<string, ReadonlySet<number>>();

  /** @param numbers of the shared names */
  constructor(sides: MeaningSides, shared: SharedNumbers, numbers: NameNumbers) {
    const { count } = sides.identities;
    this.shared = shared;
    this.mentions = new Links(shared.names.length);
    this.declares = new Links(count);
    this.askedIn = new Int32Array(count);
    const isRead = new Uint8Array(count);
    for (const side of ['base', 'new'] as const) {
      const { names, scopes } = sides[side];
      const identities = sides.identities[side];
      forEachDeclared(scopes, side, shared, (name, declaration) => {
        if (name < 0) return;
        const text = identities[declaration]!;
        this.declares.add(text, name);
        if (isRead[text] === 1) return;
        isRead[text] = 1;
        // By the names of both, equal texts name the same.
        names.forEachHeld(declaration, numbers, (held) => this.mentions.add(held, text));
      });
    }
  }

  /**
   * @param changed numbers of names of which a declaration differs
   * @returns shared numbers of names, these among them
   */
  by(changed: Iterable<number>): ReadonlySet<number> {
    const count = this.shared.names.length;
    const first = [...new Set(changed)].filter((name) => name < count).sort((a, b) => a - b);
    const key = first.join();
    let affected = this.known.get(key);
    // Most pairs of units see the same changes as another.
    if (!affected) this.known.set(key, (affected = this.allBehind(first)));
    return affected;
  }

  private allBehind(first: readonly number[]): Set<number> {
    const affected = new Set(first);
    const question = ++this.question;
    const takeText = (text: number): void => {
      if (this.askedIn[text] === question) return;
      this.askedIn[text] = question;
      this.declares.forEach(text, (name) => affected.add(name));
    };
    // A set hands out what is added to it on the way.
    for (const name of affected) this.mentions.forEach(name, takeText);
    return affected;
  }
}
