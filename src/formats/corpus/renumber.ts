// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusUnit, Variant } from './corpus';

/** What the numbers of one corpus are in another. */
export interface NewNumbers {
  /** Never asked for -1, which stands for no declaration everywhere. */
  declaration: (number: number) => number;
  variant: (number: number) => number;
  inclusion: (number: number) => number;
}

/** What of a unit is numbers. */
export type UnitNumbers = Pick<CorpusUnit, 'variants' | 'behind' | 'inclusions' | 'redeclared'>;

/** A variant in the numbers of another corpus. */
export function renumberedVariant(
  { record, declaration, compiled }: Variant,
  numbers: Pick<NewNumbers, 'declaration'>,
): Variant {
  const moved = (number: number): number => (number < 0 ? -1 : numbers.declaration(number));
  return { record, declaration: moved(declaration), compiled: moved(compiled) };
}

/** What a unit has, in the numbers of another corpus; lists ascend. */
export function renumberedUnit(
  { variants, behind, inclusions, redeclared }: UnitNumbers,
  numbers: NewNumbers,
): UnitNumbers {
  return {
    variants: variants.map(numbers.variant).sort(),
    behind: behind.map(numbers.variant).sort(),
    inclusions: inclusions.map(numbers.inclusion).sort(),
    redeclared: redeclared.map(({ name, declaration }) => ({
      name,
      declaration: numbers.declaration(declaration),
    })),
  };
}
