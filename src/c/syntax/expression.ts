// SPDX-License-Identifier: GPL-2.0-or-later
import { BINDING } from '../../operators';
import type { Cursor } from './cursor';
import { characterValue, stringLength } from './literals';
import type { Expression, OffsetStep } from './syntax';
import { isWord } from './tokens';
import { readTypeName, startsType } from './type-name';
import { Unknown } from './unknown';

const UNARY = new Set(['-', '+', '!', '~', '&', '*']);
const ALIGNOF = new Set(['_Alignof', '__alignof__', '__alignof', 'alignof']);

/**
 * Reads an expression.
 * @param withoutComma whether a comma ends it, as between enumerators and arguments
 * @throws Unknown for what is no expression
 */
export function readExpression(cursor: Cursor, withoutComma = false): Expression {
  return cursor.nested(() => {
    let expression = readConditional(cursor);
    while (!withoutComma && cursor.accept(',')) {
      const right = readConditional(cursor);
      expression = { kind: 'binary', operator: ',', left: expression, right };
    }
    return expression;
  });
}

function readConditional(cursor: Cursor): Expression {
  const condition = readBinary(cursor, 1);
  if (!cursor.accept('?')) return condition;
  const then = cursor.peek() === ':' ? null : readExpression(cursor);
  cursor.expect(':');
  return { kind: 'conditional', if: condition, then, else: cursor.nested(() => readConditional(cursor)) };
}

function readBinary(cursor: Cursor, least: number): Expression {
  let left = readUnary(cursor);
  for (;;) {
    const operator = cursor.peek() ?? '';
    const binding = BINDING.get(operator);
    if (binding === undefined || binding < least) return left;
    cursor.next();
    const right = cursor.nested(() => readBinary(cursor, binding + 1));
    left = { kind: 'binary', operator, left, right };
  }
}

function readUnary(cursor: Cursor): Expression {
  const token = cursor.peek();
  if (token === undefined) throw new Unknown('an expression ends too early');
  if (UNARY.has(token)) {
    cursor.next();
    return { kind: 'unary', operator: token, of: cursor.nested(() => readUnary(cursor)) };
  }
  if (token === '__extension__') {
    cursor.next();
    return cursor.nested(() => readUnary(cursor));
  }
  if (token === 'sizeof' || ALIGNOF.has(token)) {
    cursor.next();
    return readSize(cursor, token);
  }
  if (token === '(' && isTypeBehind(cursor)) {
    cursor.next();
    const to = readTypeName(cursor);
    cursor.expect(')');
    if (cursor.peek() === '{') {
      cursor.skipBalanced();
      return readPostfix(cursor, { kind: 'other', what: 'a compound literal' });
    }
    return { kind: 'cast', to, of: cursor.nested(() => readUnary(cursor)) };
  }
  return readPostfix(cursor, readPrimary(cursor));
}

function isTypeBehind(cursor: Cursor): boolean {
  cursor.place++;
  const isType = startsType(cursor);
  cursor.place--;
  return isType || (isWord(cursor.peek(1)) && cursor.peek(2) === ')' && startsOperand(cursor.peek(3)));
}

/** Whether a token begins an operand and cannot be an operator. Parentheses before such a token hold a type. */
function startsOperand(token: string | undefined): boolean {
  return token !== undefined && /^(?:[~!\w$\x80-\xff"']|\.\d)/.test(token) && token !== '!=';
}

function readSize(cursor: Cursor, operator: string): Expression {
  if (cursor.peek() === '(' && isTypeBehind(cursor)) {
    cursor.next();
    const of = readTypeName(cursor);
    cursor.expect(')');
    if (operator === 'sizeof') return { kind: 'size of type', of };
    return { kind: 'alignment of type', of, isLeast: !operator.startsWith('__') };
  }
  return {
    kind: operator === 'sizeof' ? 'size of' : 'alignment of',
    of: cursor.nested(() => readUnary(cursor)),
  };
}

function readPostfix(cursor: Cursor, primary: Expression): Expression {
  let expression = primary;
  for (;;) {
    if (cursor.accept('[')) {
      expression = { kind: 'element', of: expression, index: readExpression(cursor) };
      cursor.expect(']');
    } else if (cursor.peek() === '.' || cursor.peek() === '->') {
      const isArrow = cursor.next() === '->';
      expression = { kind: 'member', of: expression, name: cursor.name(), isArrow };
    } else if (cursor.peek() === '(') {
      cursor.skipBalanced();
      expression = { kind: 'other', what: 'a call' };
    } else return expression;
  }
}

function readPrimary(cursor: Cursor): Expression {
  const token = cursor.next();
  if (token === '(') {
    if (cursor.peek() === '{') {
      cursor.skipBalanced();
      cursor.expect(')');
      return { kind: 'other', what: 'a statement in an expression' };
    }
    const inner = readExpression(cursor);
    cursor.expect(')');
    return inner;
  }
  if (/^\.?\d/.test(token)) return readNumber(token);
  if (/^[LuU]?'/.test(token)) return { kind: 'character', ...characterValue(token) };
  if (/^(?:u8|[LuU])?"/.test(token)) {
    let length = stringLength(token);
    while (/^(?:u8|[LuU])?"/.test(cursor.peek() ?? '')) length += stringLength(cursor.next());
    return { kind: 'string', length: length + 1, prefix: token.slice(0, token.indexOf('"')) };
  }
  if (!isWord(token)) throw new Unknown(`an expression is expected before '${token}'`);
  if (token === '__builtin_offsetof') return readOffset(cursor);
  if (token === '__builtin_types_compatible_p') {
    cursor.expect('(');
    const first = readTypeName(cursor);
    cursor.expect(',');
    const second = readTypeName(cursor);
    cursor.expect(')');
    return { kind: 'compatible', types: [first, second] };
  }
  if (cursor.peek() === '(') return readCall(cursor, token);
  return { kind: 'name', name: token };
}

function readCall(cursor: Cursor, name: string): Expression {
  const from = cursor.place;
  try {
    cursor.expect('(');
    const given: Expression[] = [];
    while (!cursor.accept(')')) {
      given.push(readExpression(cursor, true));
      if (cursor.peek() !== ')') cursor.expect(',');
    }
    return { kind: 'call', name, arguments: given };
  } catch (error) {
    // Nothing is left to be passed over at the end.
    if (!(error instanceof Unknown) || cursor.isAtEnd) throw error;
    cursor.place = from;
    cursor.skipBalanced();
    return { kind: 'other', what: `a call of ${name}` };
  }
}

function readOffset(cursor: Cursor): Expression {
  cursor.expect('(');
  const of = readTypeName(cursor);
  cursor.expect(',');
  const path: OffsetStep[] = [{ member: cursor.name() }];
  for (;;) {
    if (cursor.accept('.')) path.push({ member: cursor.name() });
    else if (cursor.accept('[')) {
      path.push({ index: readExpression(cursor) });
      cursor.expect(']');
    } else break;
  }
  cursor.expect(')');
  return { kind: 'offset', of, path };
}

/** Characters of a number: more than any type holds even in base 2, which takes 128 digits, prefix and suffix. */
const LONGEST_NUMBER = 140;

function readNumber(token: string): Expression {
  const match = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)([uUlL]*)$/.exec(token);
  if (!match || token.length > LONGEST_NUMBER)
    return { kind: 'other', what: `the number ${token.slice(0, 40)}` };
  const [, digits, suffix] = match as unknown as [string, string, string];
  const isOctal = /^0[0-7]+$/.test(digits);
  return {
    kind: 'number',
    value: BigInt(isOctal ? `0o${digits.slice(1)}` : digits),
    suffix: suffix.toLowerCase(),
    isDecimal: /^(?:[1-9]|0$)/.test(digits),
  };
}
