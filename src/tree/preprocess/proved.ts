// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';
import { predefinedFor, targetFrom } from './target';

/** Versions of GCC and machines for which our preprocessor was held against the compiler; docs/preprocessor.md tells on what. */
const VERSIONS: readonly string[] = ['12'];
const MACHINES: readonly string[] = ['x86_64', 'arm64'];

/** Whether our preprocessor was held against a compiler. */
export interface Proof {
  isProved: boolean;
  /** What it is: `GCC 13 for x86_64`. */
  compiler: string;
}

/** What was proved for the compiler and the machine of a C unit. */
export function provedFor(unit: PlannedUnit): Proof {
  const macros = predefinedFor(unit) ?? '';
  const value = (name: string): string | undefined =>
    new RegExp(`^#define ${name} (\\S+)$`, 'm').exec(macros)?.[1];
  const isOther = OTHERS.some((name) => value(name) !== undefined);
  const version = isOther ? undefined : value('__GNUC__');
  const machine = targetFrom(macros, unit.command)?.machine ?? 'other';
  const name = version === undefined ? 'a compiler that is no GCC,' : `GCC ${version}`;
  return {
    isProved: version !== undefined && VERSIONS.includes(version) && MACHINES.includes(machine),
    compiler: `${name} for ${machine === 'other' ? 'another machine' : machine}`,
  };
}

/** What compilers define that call themselves a GCC, too. */
const OTHERS: readonly string[] = ['__clang__', '__INTEL_COMPILER', '__PCC__', '__TINYC__'];
