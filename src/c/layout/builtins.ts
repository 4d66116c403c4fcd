// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type Expression, type TypeSyntax } from '../syntax';
import type { Types } from './types';
import { base, converted, INT, truth, type Value } from './values';

/** The value of a call of one of the compiler's own functions, as far as constants are made of them. */
export function builtinValue(name: string, given: readonly Expression[], types: Types): Value {
  const [first] = given;
  if (first === undefined) throw new Unknown(`a call of ${name}`);
  switch (name) {
    case '__builtin_choose_expr':
      return types.valueOf(types.valueOf(first).value !== 0n ? given[1]! : given[2]!);
    case '__builtin_constant_p':
      // What is not known to us may be known to the compiler, so it is not known whether it is a constant.
      types.valueOf(first);
      return truth(true);
    case '__builtin_expect':
      return converted(types.valueOf(first).value, { size: types.model.base.long.size, isSigned: true });
    case '__builtin_assume_aligned':
      return types.valueOf(first);
    case '__builtin_clz':
      return int(32 - bitsOf(types.valueOf(first).value, 32));
    case '__builtin_clzl':
      return int(
        8 * types.model.base.long.size - bitsOf(types.valueOf(first).value, 8 * types.model.base.long.size),
      );
    case '__builtin_clzll':
      return int(64 - bitsOf(types.valueOf(first).value, 64));
    case '__builtin_ffs':
    case '__builtin_ffsl':
    case '__builtin_ffsll': {
      const { value } = types.valueOf(first);
      return int(value === 0n ? 0 : lowestBit(value) + 1);
    }
    case '__builtin_ctz':
    case '__builtin_ctzl':
    case '__builtin_ctzll':
      return int(lowestBit(nonZero(types.valueOf(first).value)));
    case '__builtin_popcount':
      return int(onesIn(types.valueOf(first).value, 4));
    case '__builtin_popcountl':
      return int(onesIn(types.valueOf(first).value, types.model.base.long.size));
    case '__builtin_popcountll':
      return int(onesIn(types.valueOf(first).value, 8));
    case '__builtin_bswap16':
      return swapped(types.valueOf(first).value, 2);
    case '__builtin_bswap32':
      return swapped(types.valueOf(first).value, 4);
    case '__builtin_bswap64':
      return swapped(types.valueOf(first).value, 8);
    default:
      throw new Unknown(`a call of ${name}`);
  }
}

/** The type of such a call; undefined for one of which none is known. */
export function builtinType(name: string): TypeSyntax | undefined {
  switch (name) {
    case '__builtin_constant_p':
      return base('int');
    case '__builtin_expect':
      return base('long');
    case '__builtin_bswap16':
      return base('unsigned short');
    case '__builtin_bswap32':
      return base('unsigned int');
    case '__builtin_bswap64':
      return base('unsigned long long');
    default:
      return /^__builtin_(?:clz|ctz|ffs|popcount)l{0,2}$/.test(name) ? base('int') : undefined;
  }
}

function int(value: number): Value {
  return { value: BigInt(value), type: INT };
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw new Unknown('the bits of zero');
  return value;
}

/** Bits up to the highest that is set. */
function bitsOf(value: bigint, width: number): number {
  return nonZero(BigInt.asUintN(width, value)).toString(2).length;
}

function onesIn(value: bigint, bytes: number): number {
  return BigInt.asUintN(8 * bytes, value)
    .toString(2)
    .replaceAll('0', '').length;
}

function lowestBit(value: bigint): number {
  let bit = 0;
  while (((value >> BigInt(bit)) & 1n) === 0n) bit++;
  return bit;
}

function swapped(value: bigint, bytes: number): Value {
  let result = 0n;
  for (let i = 0; i < bytes; i++) result = (result << 8n) | ((value >> BigInt(8 * i)) & 0xffn);
  return { value: result, type: { size: bytes, isSigned: false } };
}
