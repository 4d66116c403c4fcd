// SPDX-License-Identifier: GPL-2.0-or-later
import { readExpressionText, Unknown, type Expression } from '../../c/syntax';

/** What names stand for where a condition is looked at; undefined for what is not known. */
export interface Names {
  /** Whether a name is defined as a macro. */
  isDefined(name: string): boolean | undefined;
  /** What it is worth in `#if`. */
  valueOf(name: string): bigint | undefined;
  /** What an option is set to; undefined where it is off. */
  option(name: string): string | undefined;
}

/** Longest condition that is read. */
const LONGEST = 2_000;

/** Whether a condition of `#if` holds; undefined where that hangs on something that is not known. */
export function holds(condition: string, names: Names): boolean | undefined {
  const value = valueOf(condition, names);
  return value === undefined ? undefined : value !== 0n;
}

/** The value of an expression of the preprocessor. */
export function valueOf(text: string, names: Names): bigint | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const spelled = text.replace(/\bdefined\s+(\w+)/g, 'defined($1)');
    return evaluated(readExpressionText(spelled), names);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function evaluated(expression: Expression, names: Names): bigint | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return names.valueOf(expression.name);
    case 'call':
      return called(expression, names);
    case 'unary':
      return unary(expression.operator, evaluated(expression.of, names));
    case 'binary':
      return binary(expression, names);
    case 'conditional': {
      const condition = evaluated(expression.if, names);
      if (condition === undefined || expression.then === null) return undefined;
      return evaluated(condition === 0n ? expression.else : expression.then, names);
    }
    default:
      return undefined;
  }
}

const truth = (value: boolean | undefined): bigint | undefined =>
  value === undefined ? undefined : value ? 1n : 0n;

/** `defined`, and the macros of `linux/kconfig.h`. */
function called(call: Extract<Expression, { kind: 'call' }>, names: Names): bigint | undefined {
  const [argument, ...more] = call.arguments;
  if (argument?.kind !== 'name' || more.length > 0) return undefined;
  const { name } = argument;
  if (call.name === 'defined') return truth(names.isDefined(name));
  if (!name.startsWith('CONFIG_')) return undefined;
  const value = names.option(name);
  switch (call.name) {
    case 'IS_ENABLED':
      return truth(value === 'y' || value === 'm');
    case 'IS_BUILTIN':
      return truth(value === 'y');
    case 'IS_MODULE':
      return truth(value === 'm');
    case 'IS_REACHABLE':
      // Of a module it says yes to other modules only.
      return value === 'm' ? undefined : truth(value === 'y');
    default:
      return undefined;
  }
}

function unary(operator: string, value: bigint | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  switch (operator) {
    case '!':
      return truth(value === 0n);
    case '-':
      return -value;
    case '+':
      return value;
    default:
      return undefined;
  }
}

function binary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  names: Names,
): bigint | undefined {
  const [a, b] = [evaluated(left, names), evaluated(right, names)];
  // One side may decide whatever the other one is.
  if (operator === '&&') {
    if (a === 0n || b === 0n) return 0n;
    return a === undefined || b === undefined ? undefined : 1n;
  }
  if (operator === '||') {
    if ((a ?? 0n) !== 0n || (b ?? 0n) !== 0n) return 1n;
    return a === undefined || b === undefined ? undefined : 0n;
  }
  return a === undefined || b === undefined ? undefined : calculated(operator, a, b);
}

/** Far beyond what a condition shifts by. */
const WIDEST_SHIFT = 64n;

function calculated(operator: string, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case '==':
      return truth(a === b);
    case '!=':
      return truth(a !== b);
    case '<':
      return truth(a < b);
    case '>':
      return truth(a > b);
    case '<=':
      return truth(a <= b);
    case '>=':
      return truth(a >= b);
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? undefined : a / b;
    case '%':
      return b === 0n ? undefined : a % b;
    case '<<':
      return b < 0n || b > WIDEST_SHIFT ? undefined : a << b;
    case '>>':
      return b < 0n || b > WIDEST_SHIFT ? undefined : a >> b;
    default:
      return undefined;
  }
}
