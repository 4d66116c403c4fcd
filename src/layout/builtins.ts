import { Unknown, type Expression } from '../ctype';
import type { Types } from './types';
import { converted, INT, truth, type Value } from './values';

/** The value of a call of one of the compiler's own functions, as far as constants are made of them. */
export function builtinValue(name: string, given: readonly Expression[], types: Types): Value {
  const [first] = given;
  if (first === undefined) throw new Unknown(`a call of ${name}`);
  switch (name) {
    case '__builtin_choose_expr':
      return types.valueOf(types.valueOf(first).value !== 0n ? given[1]! : given[2]!);
    case '__builtin_constant_p':
      return truth(isConstant(first, types));
    case '__builtin_expect':
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

function isConstant(expression: Expression, types: Types): boolean {
  try {
    types.valueOf(expression);
    return true;
  } catch (error) {
    if (error instanceof Unknown) return false;
    throw error;
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

function lowestBit(value: bigint): number {
  let bit = 0;
  while (((value >> BigInt(bit)) & 1n) === 0n) bit++;
  return bit;
}

function swapped(value: bigint, bytes: number): Value {
  let result = 0n;
  for (let i = 0; i < bytes; i++) result = (result << 8n) | ((value >> BigInt(8 * i)) & 0xffn);
  return converted(result, { size: Math.max(4, bytes), isSigned: false });
}
