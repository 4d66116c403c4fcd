// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelScopes } from '../types';

/** Names and declarations of two kernels, by numbers that both share. */
export interface SharedNumbers {
  /** By number of a name: that of the base for all names that it has. */
  names: readonly string[];
  /** By number of a name in the new kernel. */
  ofNew: (name: number) => number;
  /** The new kernel's number of a name; -1 where it has none. */
  inNew: (name: number) => number;
  /** The number of a name, by that of a side; -1 where that is none of these. */
  of: (side: 'base' | 'new', name: number) => number;
  /** How many names the base has. */
  inBase: number;
}

export function sharedNumbers(base: KernelScopes, newScopes: KernelScopes): SharedNumbers {
  const names = [...base.nameTexts];
  const inBase = names.length;
  const inNew = names.map((name) => newScopes.numberOf(name) ?? -1);
  const ofNew = newScopes.nameTexts.map((name, number) => {
    const known = base.numberOf(name);
    if (known !== undefined && known < inBase) return known;
    inNew.push(number);
    return names.push(name) - 1;
  });
  /** Names of the base that were numbered since have another number here, if any. */
  const others = new Map(names.slice(inBase).map((name, index) => [name, inBase + index]));
  const ofBase = (name: number): number => (name < inBase ? name : (others.get(base.nameTexts[name]!) ?? -1));
  return {
    names,
    inBase,
    of: (side, name) => (side === 'base' ? ofBase(name) : (ofNew[name] ?? -1)),
    ofNew: (name) => ofNew[name] ?? -1,
    inNew: (name) => inNew[name] ?? -1,
  };
}
