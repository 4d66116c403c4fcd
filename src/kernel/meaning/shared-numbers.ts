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
  /** How many names the base has. */
  inBase: number;
  /** By declaration of each side: equal for equal texts under equal packing. */
  identities: { base: Int32Array; new: Int32Array };
}

export function sharedNumbers(base: KernelScopes, newScopes: KernelScopes): SharedNumbers {
  const numbers = new Map<string, number>();
  const [before, after] = [base, newScopes].map(({ corpus }) =>
    Int32Array.from(corpus.declarations, ({ text, pack }) => {
      const key = `${pack} ${text.replace(/\s+/g, ' ')}`;
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      return number;
    }),
  );
  const names = [...base.nameTexts];
  const inBase = names.length;
  const inNew = names.map((name) => newScopes.numberOf(name) ?? -1);
  const ofNew = newScopes.nameTexts.map((name, number) => {
    const known = base.numberOf(name);
    if (known !== undefined && known < inBase) return known;
    inNew.push(number);
    return names.push(name) - 1;
  });
  return {
    names,
    inBase,
    ofNew: (name) => ofNew[name] ?? -1,
    inNew: (name) => inNew[name] ?? -1,
    identities: { base: before!, new: after! },
  };
}
