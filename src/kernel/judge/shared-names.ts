// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import { RecordName } from '../../record-name';
import type { LaidOutKernel } from './laid-out-kernel';

/** What both sides have under one name, by the numbers of the base's names. */
export interface SharedNames {
  /** The number of the same name in the new kernel, or -1. */
  counterparts: Int32Array;
  /** By declaration of each side: equal for equal texts under equal packing. */
  identities: Both<Int32Array>;
  /** Structs, unions and enums, by their marked names, whose definitions are not the same texts in both kernels. */
  redefined: Set<string>;
}

export function sharedNames(kernels: Both<LaidOutKernel>): SharedNames {
  const numbers = new Map<string, number>();
  const identities = onBoth(kernels, ({ scopes }) =>
    Int32Array.from(scopes.corpus.declarations, ({ text, pack }) => {
      const key = `${pack} ${text.replace(/\s+/g, ' ')}`;
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      return number;
    }),
  );
  const textsOf = (side: 'base' | 'new', name: string): string => {
    const definitions = kernels[side].definitionsOf(name);
    const all = definitions.map(({ declaration }) => identities[side][declaration]!);
    return [...new Set(all)].sort((a, b) => a - b).join(' ');
  };
  const names = kernels.base.scopes.allNames();
  const redefined = names.filter((name) => {
    if (!RecordName.parse(name).isTag) return false;
    const texts = { base: textsOf('base', name), new: textsOf('new', name) };
    return texts.base !== '' && texts.new !== '' && texts.base !== texts.new;
  });
  return {
    counterparts: Int32Array.from(names, (name) => kernels.new.scopes.numberOf(name) ?? -1),
    identities,
    redefined: new Set(redefined),
  };
}
