// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth } from '../../c/abi';
import { isMarked } from '../../record-name';
import type { Compared } from '../compare';
import { isOfTypeData, type LaidOutPair } from './laid-out-pair';
import type { JudgedCause } from './result';
import { missedByTypeData } from './type-data';
import { notComparedTogether } from './undeclared';

/**
 * What CRCs miss, as far as both sides are known.
 * @param inMeanings finds it by the meanings of declarations
 */
export function missedIn(
  { comparison, mixed }: Compared,
  pair: LaidOutPair,
  inMeanings: () => JudgedCause[],
): JudgedCause[] {
  if (mixed)
    return mixed.map(({ cause, sightings }) => {
      const units = sightings.map((one) =>
        onBoth({ base: 'base', new: 'new' } as const, (side) => pair.kernels[side].unitOf(one[side])),
      );
      const judgement = pair.judge.judgeMissed(cause.name, 'changed', units);
      return { ...cause, judgement: missedByTypeData(judgement) };
    });
  const found = inMeanings();
  if (!isOfTypeData(pair)) return found;
  // What type data have no declaration of is told of a side once; an equal CRC speaks for the rest, or else nothing does.
  const hasCrcs = comparison.base.hasCrcs && comparison.new.hasCrcs;
  const isUndeclared = ({ name, baseText, newText, judgement }: JudgedCause): boolean =>
    !isMarked(name) && judgement.kind === 'not-judged' && !(baseText && newText);
  const undeclared = hasCrcs ? [] : notComparedTogether(found.filter(isUndeclared));
  return [...found.filter((one) => !isUndeclared(one)), ...undeclared].map((one) => ({
    ...one,
    judgement: missedByTypeData(one.judgement),
  }));
}
