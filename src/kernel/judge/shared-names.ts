// SPDX-License-Identifier: GPL-2.0-or-later
import type { Both } from '../../c/abi';
import type { Identities } from '../meaning';
import { RecordName } from '../../record-name';
import type { LaidOutKernel } from './laid-out-kernel';

/** What both sides have under one name. */
export interface SharedNames {
  identities: Identities;
  /** Structs, unions and enums, by their marked names, whose definitions are not the same texts in both kernels. */
  redefined: Set<string>;
}

export function sharedNames(kernels: Both<LaidOutKernel>, identities: Identities): SharedNames {
  const textsOf = (side: 'base' | 'new', name: string): string => {
    const all = kernels[side].declarationsOf(name).map((one) => identities[side][one]!);
    return [...new Set(all)].sort((a, b) => a - b).join(' ');
  };
  const names = kernels.base.scopes.allNames();
  const redefined = names.filter((name) => {
    if (!RecordName.parse(name).isTag) return false;
    const texts = { base: textsOf('base', name), new: textsOf('new', name) };
    return texts.base !== '' && texts.new !== '' && texts.base !== texts.new;
  });
  return {
    identities,
    redefined: new Set(redefined),
  };
}
