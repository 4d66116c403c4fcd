'use strict';
const { tokensOf } = require('./tokens');

const BINARY = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const APPLY = {
  '||': (a, b) => a || b,
  '&&': (a, b) => a && b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '&': (a, b) => a & b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
};

/**
 * What `#if` stands before: whether it holds.
 * @param isThere whether `__has_include` finds a file
 */
function holds(text, macros, isThere) {
  const asked = text
    .replace(/\b__has_include\s*\(\s*(["<])([^">]+)[">]\s*\)/g, (_, opener, name) =>
      isThere(name, opener) ? ' 1 ' : ' 0 ',
    )
    .replace(/\bdefined\s*(?:\(\s*(\w+)\s*\)|(\w+))/g, (_, a, b) =>
      macros.isDefined(a ?? b) ? ' 1 ' : ' 0 ',
    );
  return new Expression(macros.expand(tokensOf(asked))).value() !== 0;
}

/** An integer expression of the preprocessor's. */
class Expression {
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
  }

  value() {
    const value = this.choice();
    if (this.at < this.tokens.length)
      throw new Error(`missing binary operator before token "${this.tokens[this.at].text}"`);
    return value;
  }

  choice() {
    const value = this.binary(0);
    if (this.tokens[this.at]?.text !== '?') return value;
    this.at++;
    const yes = this.choice();
    this.expect(':');
    const no = this.choice();
    return value !== 0 ? yes : no;
  }

  binary(level) {
    if (level === BINARY.length) return this.unary();
    let value = this.binary(level + 1);
    while (BINARY[level].includes(this.tokens[this.at]?.text)) {
      const operator = this.tokens[this.at++].text;
      value = Number(APPLY[operator](value, this.binary(level + 1)));
    }
    return value;
  }

  unary() {
    const token = this.tokens[this.at++];
    if (!token) throw new Error('#if with no expression');
    if (token.text === '!') return Number(this.unary() === 0);
    if (token.text === '-') return -this.unary();
    if (token.text === '+') return this.unary();
    if (token.text === '~') return ~this.unary();
    if (token.text === '(') {
      const value = this.choice();
      this.expect(')');
      return value;
    }
    if (token.kind === 'number') return Number(token.text.replace(/[uUlL]+$/, ''));
    if (token.kind === 'name') return 0;
    throw new Error(`token "${token.text}" is not valid in preprocessor expressions`);
  }

  expect(text) {
    if (this.tokens[this.at++]?.text !== text) throw new Error(`missing '${text}' in expression`);
  }
}

module.exports = { holds };
