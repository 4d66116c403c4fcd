// SPDX-License-Identifier: GPL-2.0-or-later
import { forEachDeclared } from './declared';
import { Links } from './links';
import type { KernelMeanings } from './kernel-meanings';

/**
 * Which names of the base may lead to something marked, through any number of steps and by words alone: walks over units
 * need not enter any other. It takes in too much rather than too little; where types come of expressions, always.
 */
export class LeadingNames {
  /** By name. */
  private readonly found: Uint8Array;
  private readonly inBase: number;

  /** @param marked shared numbers of names that mean something else, or lead to such where units do not see it */
  constructor(meanings: KernelMeanings, marked: Iterable<number>) {
    const { base, identities, shared } = meanings;
    this.inBase = shared.inBase;
    this.found = new Uint8Array(shared.names.length);
    const open: number[] = [];
    const take = (name: number): void => {
      if (this.found[name] !== 0) return;
      this.found[name] = 1;
      open.push(name);
    };
    const mentions = new Links(shared.names.length);
    const declares = new Links(identities.count);
    const isRead = new Uint8Array(identities.count);
    const declare = (name: number, declaration: number): void => {
      if (name < 0) return;
      const text = identities.base[declaration]!;
      declares.add(text, name);
      if (base.names.hasExpressions(declaration)) take(name);
      if (isRead[text] === 1) return;
      isRead[text] = 1;
      base.names.forEachNamed(declaration, meanings.numbers, (named) => mentions.add(named, text));
    };
    forEachDeclared(base.scopes, 'base', shared, declare);
    // Typedefs of source files count too: meanings look through them.
    for (const { names, declaration } of base.scopes.corpus.definitions) {
      for (const name of names) {
        const number = base.scopes.numberOf(name);
        if (number !== undefined) declare(shared.of('base', number), declaration);
      }
    }
    for (const name of marked) take(name);
    // An array hands out what is added to it on the way.
    for (const name of open) mentions.forEach(name, (text) => declares.forEach(text, take));
  }

  /** Whether a name may lead to a mark. @param name by the base's number */
  has(name: number): boolean {
    // One that was numbered since is not known to lead nowhere.
    return name >= this.inBase || this.found[name] !== 0;
  }
}
