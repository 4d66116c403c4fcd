// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../kernel/judge';
import type { Reach } from '../../kernel/usage';
import { isAsBad, type FailOn } from './fail-on';

/** Makes the exit status 1 where a module's code is affected, or may be. */
export const AFFECTED = 'affected';
export type CheckFailOn = FailOn | typeof AFFECTED;

/** What decides on the exit status, of one module before one kernel. */
interface Outcome {
  loads: boolean;
  verdict: Verdict | null;
  affected: Reach | null;
  obstacles: readonly { kind: string }[];
}

/**
 * The exit status of a check. A refused module counts as one that may break where the meaning of the refusal is not known; one
 * that loads counts where its symbols mean something else.
 * @param failed whether a file could not be read
 */
export function exitOf(modules: readonly Outcome[], failed: boolean, failOn: CheckFailOn): number {
  if (failed) return 2;
  if (failOn === AFFECTED) return modules.some(isAffected) ? 1 : 0;
  const counted = modules.filter(
    ({ loads, verdict }) => !loads || (verdict !== null && verdict !== 'compatible'),
  );
  return counted.some(({ verdict }) => isAsBad(verdict ?? 'unknown', failOn)) ? 1 : 0;
}

/** A module that would be refused for another reason than versions is not helped by code that is the same. */
function isAffected({ affected, loads, obstacles }: Outcome): boolean {
  if (obstacles.some(({ kind }) => kind !== 'crc')) return true;
  return affected === null ? !loads : affected !== 'no';
}
