// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import type { Kernel, KernelTypes } from '../../formats/corpus';
import type { KernelCause, Sighting } from '../compare';
import { CauseJudge } from './cause-judge';
import { DeclaredUses } from './declared-uses';
import { LaidOutKernel } from './laid-out-kernel';
import { modelFor } from '../types';
import { asTypeDataTell } from './type-data';
import type { Judgement } from './result';
import { sideMeanings, type MeaningSides } from '../meaning';
import { sharedNames, type SharedNames } from './shared-names';

/** Two kernels of whose types the layouts are known, and who judges causes between them. */
export interface LaidOutPair {
  kernels: Both<LaidOutKernel>;
  shared: SharedNames;
  meanings: MeaningSides;
  uses: DeclaredUses;
  judge: CauseJudge;
}

/** Null where layouts of a side cannot be told; `judgeFor` says why. */
export function laidOutPair(
  { base, new: newKernel }: Both<Kernel>,
  types: Both<KernelTypes> | null,
): LaidOutPair | null {
  const baseLaidOut = types && LaidOutKernel.of(base, types.base);
  const newLaidOut = types && LaidOutKernel.of(newKernel, types.new);
  if (!baseLaidOut || !newLaidOut) return null;
  const kernels = { base: baseLaidOut, new: newLaidOut };
  const uses = new DeclaredUses([baseLaidOut.scopes, newLaidOut.scopes]);
  const meanings = sideMeanings(onBoth(kernels, ({ scopes }) => scopes));
  const shared = sharedNames(kernels, meanings.identities);
  return { kernels, shared, meanings, uses, judge: new CauseJudge(kernels, shared, uses, meanings) };
}

/** Whether a side is known by type data. */
export const isOfTypeData = ({ kernels }: LaidOutPair): boolean =>
  kernels.base.typeData !== undefined || kernels.new.typeData !== undefined;

/**
 * Judges a cause wherever units saw it.
 * @param pair null where layouts cannot be told: then nothing is judged, and the judgement says why
 */
export function judgeFor(
  kernels: Both<Kernel>,
  pair: LaidOutPair | null,
): (cause: KernelCause, sightings: readonly Sighting[]) => Judgement {
  if (pair)
    return (cause, sightings) => {
      const judgement = pair.judge.judge(cause, sightings);
      return isOfTypeData(pair) ? asTypeDataTell(judgement) : judgement;
    };
  const reason = whyNotLaidOut(kernels);
  return (cause) => notJudged(cause, reason);
}

function notJudged({ change }: KernelCause, reason: string): Judgement {
  return {
    kind: change === 'changed' ? 'not-judged' : change,
    verdict: 'unknown',
    reason,
    findings: [],
    proof: { base: null, new: null },
    advice: [],
    inclusions: [],
    units: 0,
  };
}

/** Why layouts cannot be told. */
function whyNotLaidOut({ base, new: newKernel }: Both<Kernel>): string {
  const unknown = [base, newKernel].find((kernel) => kernel.architecture !== null && !modelFor(kernel));
  if (!unknown) return 'layouts need scans of both kernels';
  return `no data model of ${unknown.architecture!} with this compiler is known`;
}
