// SPDX-License-Identifier: GPL-2.0-or-later
import type { MeaningSides } from './meaning-sides';
import type { NameNumbers } from './side-names';
import type { SharedNumbers } from './shared-numbers';

/**
 * Which names may mean something else where some others do: those whose layout hangs on such, through any number of steps
 * and by words alone, which takes in too much rather than too little.
 */
export class Affected {
  private readonly dependants: readonly (readonly number[] | undefined)[];

  /** @param numbers of the shared names */
  constructor(
    sides: MeaningSides,
    private readonly shared: SharedNumbers,
    numbers: NameNumbers,
  ) {
    this.dependants = dependantsOf(sides, shared, numbers);
  }

  /**
   * @param changed numbers of names of which a declaration differs
   * @returns shared numbers of names, these first
   */
  by(changed: Iterable<number>): Set<number> {
    const count = this.shared.names.length;
    const affected = new Set<number>();
    for (const name of changed) if (name < count) affected.add(name);
    // A set hands out what is added to it on the way.
    for (const name of affected) this.dependants[name]?.forEach((one) => affected.add(one));
    return affected;
  }
}

/** By name: the names whose declarations mention it where it bears on their layout. */
function dependantsOf(
  sides: MeaningSides,
  shared: SharedNumbers,
  numbers: NameNumbers,
): (number[] | undefined)[] {
  const dependants: (number[] | undefined)[] = [];
  const { count } = sides.identities;
  // By the names of both, equal texts name the same.
  const taken = new Set<number>();
  for (const side of ['base', 'new'] as const) {
    const { names, scopes } = sides[side];
    const identities = sides.identities[side];
    const take = (name: number, declaration: number): void => {
      const key = name * count + identities[declaration]!;
      if (name < 0 || taken.has(key)) return;
      taken.add(key);
      names.forEachHeld(declaration, numbers, (held) => {
        if (held !== name) (dependants[held] ??= []).push(name);
      });
    };
    scopes.corpus.variants.forEach(({ compiled, declaration }, variant) => {
      const name = shared.of(side, scopes.nameNumbers[variant]!);
      for (const one of new Set([compiled, declaration])) if (one >= 0) take(name, one);
    });
    for (const { redeclared } of scopes.corpus.units) {
      for (const { name, declaration } of redeclared) {
        const number = scopes.numberOf(name);
        if (number !== undefined) take(shared.of(side, number), declaration);
      }
    }
    scopes.nameTexts.forEach((_, name) => {
      for (const declaration of scopes.definitionsOf(name)) take(shared.of(side, name), declaration);
    });
  }
  return dependants;
}
