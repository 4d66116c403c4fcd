// SPDX-License-Identifier: GPL-2.0-or-later
import type { SideMeanings } from './side-meanings';
import type { SharedNumbers } from './shared-numbers';

/**
 * The names whose own meaning may differ: those that something else is declared for, and those whose layout hangs on
 * such, through any number of steps and by words alone, which takes in too much rather than too little.
 * @param changed numbers of names of which a declaration differs
 * @returns by shared number of a name
 */
export function affectedNames(
  changed: Iterable<number>,
  sides: { base: SideMeanings; new: SideMeanings },
  shared: SharedNumbers,
): Uint8Array {
  const dependants = dependantsOf(sides, shared);
  const affected = new Uint8Array(shared.names.length);
  const open: number[] = [];
  const enter = (name: number): void => {
    if (name >= affected.length || affected[name] === 1) return;
    affected[name] = 1;
    open.push(name);
  };
  for (const name of changed) enter(name);
  // An array hands out what is added to it on the way.
  for (const name of open) dependants[name]?.forEach(enter);
  return affected;
}

/** By name: the names whose declarations mention it where it bears on their layout. */
function dependantsOf(
  { base, new: newSide }: { base: SideMeanings; new: SideMeanings },
  shared: SharedNumbers,
): (number[] | undefined)[] {
  const dependants: (number[] | undefined)[] = [];
  const numbers = new Map(shared.names.map((name, number) => [name, number]));
  const seen = new Set<string>();
  for (const side of ['base', 'new'] as const) {
    const meanings = side === 'base' ? base : newSide;
    const take = (name: number, declaration: number): void => {
      const key = `${name} ${shared.identities[side][declaration]!}`;
      if (seen.has(key)) return;
      seen.add(key);
      for (const word of meanings.namesIn(declaration).hangsOn) {
        const number = numbers.get(word);
        if (number !== undefined && number !== name) (dependants[number] ??= []).push(name);
      }
    };
    const { scopes } = meanings;
    const toShared = (name: number): number => (side === 'base' ? name : shared.ofNew(name));
    scopes.corpus.variants.forEach(({ compiled, declaration }, variant) => {
      const name = toShared(scopes.nameNumbers[variant]!);
      for (const one of new Set([compiled, declaration])) if (one >= 0) take(name, one);
    });
    for (const { redeclared } of scopes.corpus.units) {
      for (const { name, declaration } of redeclared) take(numbers.get(name) ?? -1, declaration);
    }
    scopes.nameTexts.forEach((_, name) => {
      for (const declaration of scopes.definitionsOf(name)) take(toShared(name), declaration);
    });
  }
  return dependants;
}
