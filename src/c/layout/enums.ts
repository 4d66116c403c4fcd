// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type EnumSyntax } from '../syntax';
import type { DataModel } from './model';
import { ofMode } from './modes';
import { converted, INT, promoted, type IntegerType, type Value } from './values';

/** An enum with its values. */
export interface EnumLayout {
  /** What an object of it is. */
  type: IntegerType;
  /** In the order of the source. */
  values: Map<string, bigint>;
}

/**
 * The type and values of an enum as compilers have them: `unsigned int`, or `int` with negative values, or what is wide
 * enough; with `packed` as small as can be, which GCC overlooks behind `aligned`. What Clang makes by `mode` has a sign.
 * @param open takes each enumerator as it is read, with the type that it has within the braces
 * @param valueOf evaluates what an enumerator is set to; earlier ones of the enum are known to it through `open`
 * @throws Unknown for a value that cannot be told
 */
export function layoutEnum(
  { enumerators, attributes }: EnumSyntax,
  model: DataModel,
  open: Map<string, Value>,
  valueOf: (index: number) => Value,
): EnumLayout {
  const values = new Map<string, bigint>();
  let previous: Value | undefined;
  let least = 0n;
  let most = 0n;
  enumerators.forEach(({ name, value: given }, index) => {
    const read = given ? promoted(valueOf(index)) : next(previous);
    const { value } = read;
    previous = converted(value, INT).value === value ? { value, type: INT } : read;
    open.set(name, previous);
    values.set(name, value);
    if (value < least) least = value;
    if (value > most) most = value;
  });
  if (attributes.unknown.length > 0) throw new Unknown(`the attribute ${attributes.unknown[0]!}`);
  const isClang = model.compiler === 'clang';
  const isPacked = model.shortEnums || (isClang ? attributes.packed : attributes.packedFirst);
  const asked = attributes.mode === null ? null : bytesOf(attributes.mode, model);
  const isSigned = least < 0n || (isClang && asked !== null);
  const size = [1, 2, 4, 8].find((bytes) => {
    if (asked === null ? bytes < 4 && !isPacked : bytes !== asked) return false;
    const type = { size: bytes, isSigned };
    return converted(least, type).value === least && converted(most, type).value === most;
  });
  if (size === undefined) throw new Unknown('an enumerator that its type does not hold');
  return { type: { size, isSigned }, values };
}

/** What the attribute `mode` makes of an enum. */
function bytesOf(mode: string, model: DataModel): number {
  const core = ofMode(mode, { kind: 'base', name: 'int' }, model);
  return core.kind === 'base' && core.name !== 'void' ? model.base[core.name].size : 0;
}

/** What an enumerator is without a value of its own. */
function next(previous: Value | undefined): Value {
  if (!previous) return { value: 0n, type: INT };
  const { value, type } = previous;
  const found = converted(value + 1n, type);
  if (found.value < value) throw new Unknown('an enumerator beyond its type');
  return found;
}

/** The type of an enumerator in an expression: int where that holds it, or else what its enum is. */
export function enumeratorType(value: bigint, { type }: EnumLayout): IntegerType {
  return converted(value, INT).value === value ? INT : type;
}
