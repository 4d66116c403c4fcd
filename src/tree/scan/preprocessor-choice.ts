// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';
import { provedFor, type Predefined, type PreprocessorChoice } from '../preprocess';

/**
 * Who preprocesses the units of a scan where nobody says: this program for compilers and machines for which it was
 * proved, else the compiler.
 * @param say is told why it is the compiler
 */
export function usualPreprocessor(
  units: readonly PlannedUnit[],
  predefined: Predefined,
  say: (line: string) => void,
): PreprocessorChoice {
  const unit = units.find(({ assembly }) => !assembly);
  if (!unit) return 'compiler';
  const { isProved, compiler } = provedFor(unit, predefined);
  if (isProved) return 'own';
  say(`our preprocessor is not proved for ${compiler}, so the compiler does all units`);
  return 'compiler';
}
