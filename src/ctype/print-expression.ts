import { printType } from './print';
import type { Expression, OffsetStep } from './syntax';

/** An expression as C spells it: what was not read is told in words between angle brackets. */
export function printExpression(expression: Expression): string {
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
      return `sizeof(${printExpression(expression.of)})`;
    case 'alignment of type':
      return `${expression.isLeast ? '_Alignof' : '__alignof__'}(${printType(expression.of)})`;
    case 'alignment of':
      return `__alignof__(${printExpression(expression.of)})`;
    case 'offset':
      return `offsetof(${printType(expression.of)}, ${expression.path.map(stepText).join('').slice(1)})`;
    case 'compatible':
      return `__builtin_types_compatible_p(${expression.types.map((type) => printType(type)).join(', ')})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'member':
      return `${operand(expression.of)}${expression.isArrow ? '->' : '.'}${expression.name}`;
    case 'element':
      return `${operand(expression.of)}[${printExpression(expression.index)}]`;
    case 'other':
      return `<${expression.what}>`;
  }
}

/** What stands beside an operator: in parentheses where it could be read another way. */
function operand(expression: Expression): string {
  const text = printExpression(expression);
  return ['binary', 'conditional', 'cast'].includes(expression.kind) ? `(${text})` : text;
}

function stepText(step: OffsetStep): string {
  return 'member' in step ? `.${step.member}` : `[${printExpression(step.index)}]`;
}
