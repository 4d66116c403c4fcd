// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleCode } from '../../formats/object';
import type { Obstacle } from '../loader';
import type { CheckedModule, ModuleCause, Reach } from './result';

/**
 * What the source shows of each cause. A member may have moved because of what lies before it, so that only where every change
 * that the code uses is of a cause by name, the other causes count as not used.
 */
function withUses(
  causes: readonly ModuleCause[],
  { units }: ModuleCode,
  nameOf: (cause: number) => string,
): ModuleCause[] {
  const changed = units.flatMap(({ uses }) => uses?.changed ?? []);
  const used = new Set(changed.map(({ of }) => of));
  const names = new Set(causes.map(({ cause }) => nameOf(cause)));
  const isWhole =
    units.every(({ uses, code }) => code === 'same' || (uses !== null && uses.open.length === 0)) &&
    [...used].every((of) => of !== null && names.has(of));
  return causes.map((one) => {
    if (used.has(nameOf(one.cause))) return { ...one, reach: 'yes', evidence: 'used' };
    return isWhole && one.reach === 'maybe' ? { ...one, evidence: 'unused' } : one;
  });
}

type Judged = Pick<CheckedModule, 'causes' | 'affected' | 'verdict'>;

/** What the code of both builds says; `maybe` where a unit could not be built or compared, or the source may be another one. */
export function affectedByCode({ units, doubts }: ModuleCode): Reach {
  if (units.some(({ code }) => code === 'differs')) return 'yes';
  const isProved = units.length > 0 && doubts.length === 0 && units.every(({ code }) => code === 'same');
  return isProved ? 'no' : 'maybe';
}

/**
 * What is known of a module, once it was built for both kernels. Where its code is the same it is as good as rebuilt: no cause
 * reaches it, and nothing but versions is in its way.
 */
export function withCode(
  known: Judged,
  obstacles: readonly Obstacle[],
  code: ModuleCode | null,
  nameOf: (cause: number) => string,
): Judged & Pick<CheckedModule, 'evidence' | 'code'> {
  const affected = code && affectedByCode(code);
  if (affected === 'no') {
    const causes = known.causes.map((one) => ({
      ...one,
      reach: 'no' as const,
      evidence: 'same-code' as const,
    }));
    const isRefused = obstacles.some(({ kind }) => kind !== 'crc');
    const isConcerned = obstacles.length + causes.length > 0;
    const verdict = isRefused ? known.verdict : isConcerned ? ('compatible' as const) : null;
    return { causes, affected, verdict, evidence: 'same-code', code };
  }
  if (affected === 'yes') {
    // What modules compile in from headers is in no verdict on exports.
    const isOpen = known.verdict === null || known.verdict === 'compatible';
    const verdict = isOpen ? 'unknown' : known.verdict;
    return { causes: withUses(known.causes, code!, nameOf), affected, verdict, evidence: 'same-code', code };
  }
  const left = known.affected ?? affected;
  const evidence = left === null ? null : left === 'maybe' ? 'none' : 'type-data';
  return { ...known, affected: left, evidence, code };
}
