import { Unknown, type EnumSyntax } from '../ctype';
import type { DataModel } from './model';
import { converted, INT, type IntegerType, type Value } from './values';

/** An enum with its values. */
export interface EnumLayout {
  /** What an object of it is. */
  type: IntegerType;
  /** In the order of the source. */
  values: Map<string, bigint>;
}

/**
 * The type and values of an enum as GCC has them: `unsigned int`, or `int` with negative values, or what is wide enough;
 * with `packed` as small as can be.
 * @param valueOf evaluates what an enumerator is set to; earlier ones of the enum are known to it through `values`
 * @throws Unknown for a value that cannot be told
 */
export function layoutEnum(
  { enumerators, attributes }: EnumSyntax,
  model: DataModel,
  values: Map<string, bigint>,
  valueOf: (index: number) => Value,
): EnumLayout {
  let previous: bigint | undefined;
  let least = 0n;
  let most = 0n;
  enumerators.forEach(({ name, value: given }, index) => {
    const value: bigint = given ? valueOf(index).value : previous === undefined ? 0n : previous + 1n;
    values.set(name, value);
    previous = value;
    if (value < least) least = value;
    if (value > most) most = value;
  });
  if (attributes.unknown.length > 0) throw new Unknown(`the attribute ${attributes.unknown[0]!}`);
  const isPacked = attributes.packed || model.shortEnums;
  const isSigned = least < 0n;
  const size = [1, 2, 4, 8].find((bytes) => {
    if (bytes < 4 && !isPacked) return false;
    const type = { size: bytes, isSigned };
    return converted(least, type).value === least && converted(most, type).value === most;
  });
  if (size === undefined) throw new Unknown('an enumerator of more than 64 bits');
  return { type: { size, isSigned }, values };
}

/** The type of an enumerator in an expression: int where that holds it, or else what its enum is. */
export function enumeratorType(value: bigint, { type }: EnumLayout): IntegerType {
  return converted(value, INT).value === value ? INT : type;
}
