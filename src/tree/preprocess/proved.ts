// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';
import type { Predefined } from './predefined';
import { targetFrom } from './target';

/** By version of GCC: the machines for which our preprocessor was held against it; docs/preprocessor.md tells on what. */
const PROVED: ReadonlyMap<string, readonly string[]> = new Map([
  ['12', ['x86_64', 'arm64']],
  ['14', ['x86_64']],
]);

/** Whether our preprocessor was held against a compiler. */
export interface Proof {
  isProved: boolean;
  /** What it is: `GCC 13 for x86_64`. */
  compiler: string;
}

/** What was proved for the compiler and the machine of a C unit. */
export function provedFor(unit: PlannedUnit, predefined: Predefined): Proof {
  const macros = predefined.of(unit) ?? '';
  const value = (name: string): string | undefined =>
    new RegExp(`^#define ${name} (\\S+)$`, 'm').exec(macros)?.[1];
  const isOther = OTHERS.some((name) => value(name) !== undefined);
  const version = isOther ? undefined : value('__GNUC__');
  const machine = targetFrom(macros, unit.command)?.machine ?? 'other';
  const name = version === undefined ? 'a compiler that is no GCC,' : `GCC ${version}`;
  return {
    isProved: version !== undefined && PROVED.get(version)?.includes(machine) === true,
    compiler: `${name} for ${machine === 'other' ? 'another machine' : machine}`,
  };
}

/** What compilers define that call themselves a GCC, too. */
const OTHERS: readonly string[] = ['__clang__', '__INTEL_COMPILER', '__PCC__', '__TINYC__'];
