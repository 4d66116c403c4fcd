// SPDX-License-Identifier: GPL-2.0-or-later
import { compared } from '../../operators';
import { Unknown, type BaseName, type TypeSyntax } from '../syntax';

/** An integer type by what arithmetic needs of it. Sizes in bytes. */
export interface IntegerType {
  size: number;
  isSigned: boolean;
}

/** A constant with its type. */
export interface Value {
  value: bigint;
  type: IntegerType;
}

export const INT: IntegerType = { size: 4, isSigned: true };

/** The value as a type of this size and sign holds it. */
export function converted(value: bigint, type: IntegerType): Value {
  const bits = 8 * type.size;
  return { value: type.isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), type };
}

/** What small types become in arithmetic. */
export function promoted({ value, type }: Value): Value {
  return type.size < 4 ? converted(value, INT) : { value, type };
}

/** The type both sides of an operator are brought to. */
export function commonType(one: IntegerType, other: IntegerType): IntegerType {
  if (one.size !== other.size) return one.size > other.size ? one : other;
  return one.isSigned ? other : one;
}

/** A binary operation on constants, as C does it on the target. @throws Unknown for what has no value */
export function operate(operator: string, first: Value, second: Value): Value {
  const [left, right] = [promoted(first), promoted(second)];
  switch (operator) {
    case ',':
      return second;
    case '&&':
      return truth(first.value !== 0n && second.value !== 0n);
    case '||':
      return truth(first.value !== 0n || second.value !== 0n);
    case '<<':
    case '>>': {
      const by = right.value;
      if (by < 0n || by >= BigInt(8 * left.type.size)) throw new Unknown(`a shift by ${by}`);
      return converted(operator === '<<' ? left.value << by : left.value >> by, left.type);
    }
    default: {
      const type = commonType(left.type, right.type);
      return arithmetic(
        operator,
        converted(left.value, type).value,
        converted(right.value, type).value,
        type,
      );
    }
  }
}

function arithmetic(operator: string, a: bigint, b: bigint, type: IntegerType): Value {
  switch (operator) {
    case '+':
      return converted(a + b, type);
    case '-':
      return converted(a - b, type);
    case '*':
      return converted(a * b, type);
    case '/':
    case '%':
      if (b === 0n) throw new Unknown('a division by zero');
      return converted(operator === '/' ? a / b : a % b, type);
    case '&':
      return converted(a & b, type);
    case '|':
      return converted(a | b, type);
    case '^':
      return converted(a ^ b, type);
    default: {
      const is = compared(operator, a, b);
      if (is === null) throw new Unknown(`the operator ${operator}`);
      return truth(is);
    }
  }
}

/** 0 or 1. */
export function truth(is: boolean): Value {
  return { value: is ? 1n : 0n, type: INT };
}

/** A built-in type, as a type. */
export function base(name: BaseName): TypeSyntax {
  return { kind: 'base', name };
}
