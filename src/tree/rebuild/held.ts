// SPDX-License-Identifier: GPL-2.0-or-later
import { compareObjects, type RebuiltUnit } from '../../formats/object';
import { ModversionsError } from '../../problem';
import type { Compiled } from './compile';

/** Both objects of a unit to whether they are the same. */
export function heldTogether(label: string, base: Compiled, other: Compiled): RebuiltUnit {
  const unknown = (why: string): RebuiltUnit => ({
    source: label,
    code: 'unknown',
    why,
    functions: 0,
    differing: [],
    uses: null,
  });
  if ('failure' in base) return unknown(`for the base: ${base.failure}`);
  if ('failure' in other) {
    const why = `for the new kernel: ${other.failure}`;
    return other.isRefused ? { ...unknown(why), code: 'differs' } : unknown(why);
  }
  try {
    const { functions, differing } = compareObjects(base.object, other.object, label);
    return {
      source: label,
      code: differing.length > 0 ? 'differs' : 'same',
      why: null,
      functions,
      differing,
      uses: null,
    };
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    return unknown(error.message);
  }
}
