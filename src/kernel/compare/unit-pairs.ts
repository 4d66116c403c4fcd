// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelTypes } from '../../formats/corpus';
import { exportsOf, pairsOf } from './symtypes/pairs';
import type { Symbols } from '../rules';
import type { Sighting } from './causes';

/** All units of two kernels that have an export in common. */
export function unitPairs(base: KernelTypes, newTypes: KernelTypes, symbols?: Symbols): Sighting[] {
  const [baseExports, newExports] = [exportsOf(base, symbols), exportsOf(newTypes, symbols)];
  return pairsOf(
    [...baseExports.keys()].filter((name) => newExports.has(name)),
    baseExports,
    newExports,
  );
}
