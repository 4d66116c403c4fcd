// SPDX-License-Identifier: GPL-2.0-or-later
import { G0, G0_MACROS, G0_WITHOUT_PREFIX } from './g0';
import type { Generation } from './generation';
import { V6_14, V6_15, V7_0 } from './rework';

/** The first kernel version of each generation, oldest first. */
const FROM: readonly (readonly [major: number, minor: number, generation: Generation])[] = [
  [0, 0, G0_MACROS],
  [5, 4, G0],
  [6, 8, G0_WITHOUT_PREFIX],
  [6, 14, V6_14],
  [6, 15, V6_15],
  [7, 0, V7_0],
];

/** All generations, oldest first, for each of which the build makes the automaton. */
export const GENERATIONS: readonly Generation[] = FROM.map(([, , generation]) => generation);

/** The generation of the newest kernels. */
export const NEWEST: Generation = V7_0;

/** The generation of a kernel version. */
export function generationOf(major: number, minor: number): Generation {
  const known = FROM.filter(([from, since]) => major > from || (major === from && minor >= since));
  return known.at(-1)![2];
}

/** The generation of a kernel version as it is written, `6.1` or `7.3.4-arch1`; undefined where that is none. */
export function generationOfVersion(version: string): Generation | undefined {
  const numbers = /^v?(\d{1,3})\.(\d{1,4})(?![\d])/.exec(version);
  return numbers ? generationOf(Number(numbers[1]), Number(numbers[2])) : undefined;
}
