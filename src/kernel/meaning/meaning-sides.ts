// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelScopes } from '../types';
import { identitiesOf, type Identities } from './identities';
import { MeaningNumbers, SideMeanings } from './side-meanings';
import { TextNames } from './text-names';

/** The meanings of two kernels, whose numbers can be held against each other. */
export interface MeaningSides {
  base: SideMeanings;
  new: SideMeanings;
  identities: Identities;
  texts: TextNames;
}

export function sideMeanings(scopes: { base: KernelScopes; new: KernelScopes }): MeaningSides {
  const numbers = new MeaningNumbers();
  const identities = identitiesOf(scopes.base.corpus, scopes.new.corpus);
  const texts = new TextNames(
    identities.count,
    [scopes.base.everyWord(), scopes.new.everyWord()],
    [scopes.base.enumerators(), scopes.new.enumerators()],
  );
  return {
    base: new SideMeanings(scopes.base, numbers, identities.base, texts),
    new: new SideMeanings(scopes.new, numbers, identities.new, texts),
    identities,
    texts,
  };
}
