// SPDX-License-Identifier: GPL-2.0-or-later
import { printType } from './print';
import type { Expression, OffsetStep } from './syntax';

/** Depth to which expressions in expressions are spelt. Hostile ones go on for ever. */
const DEEPEST = 200;

/**
 * An expression as C spells it. What was not read stands in words between angle brackets, and what is too deep
 * as dots.
 */
export function printExpression(expression: Expression): string {
  return printed(expression, 0);
}

function printed(expression: Expression, depth: number): string {
  if (depth > DEEPEST) return '...';
  const plain = (one: Expression): string => printed(one, depth + 1);
  // An operand of an operator, in parentheses where it could be read another way.
  const operand = (one: Expression): string =>
    ['binary', 'conditional', 'cast'].includes(one.kind) ? `(${plain(one)})` : plain(one);
  switch (expression.kind) {
    case 'number':
      return `${expression.value}${expression.suffix.toUpperCase()}`;
    case 'character':
      return String(expression.value);
    case 'string':
      return '"..."';
    case 'name':
      return expression.name;
    case 'unary':
      return `${expression.operator}${operand(expression.of)}`;
    case 'binary':
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`;
    case 'conditional': {
      const then = expression.then === null ? '' : `${operand(expression.then)} `;
      return `${operand(expression.if)} ? ${then}: ${operand(expression.else)}`;
    }
    case 'cast':
      return `(${printType(expression.to)})${operand(expression.of)}`;
    case 'size of type':
      return `sizeof(${printType(expression.of)})`;
    case 'size of':
      return `sizeof(${plain(expression.of)})`;
    case 'alignment of type':
      return `${expression.isLeast ? '_Alignof' : '__alignof__'}(${printType(expression.of)})`;
    case 'alignment of':
      return `__alignof__(${plain(expression.of)})`;
    case 'offset':
      return `offsetof(${printType(expression.of)}, ${expression.path.map(stepText).join('').slice(1)})`;
    case 'compatible':
      return `__builtin_types_compatible_p(${expression.types.map((type) => printType(type)).join(', ')})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(plain).join(', ')})`;
    case 'member':
      return `${operand(expression.of)}${expression.isArrow ? '->' : '.'}${expression.name}`;
    case 'element':
      return `${operand(expression.of)}[${plain(expression.index)}]`;
    case 'other':
      return `<${expression.what}>`;
  }
}

function stepText(step: OffsetStep): string {
  return 'member' in step ? `.${step.member}` : `[${printExpression(step.index)}]`;
}
