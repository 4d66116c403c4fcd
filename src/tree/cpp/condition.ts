// SPDX-License-Identifier: GPL-2.0-or-later
import { BINDING, compared } from '../../operators';
import { Refusal } from './refusal';
import { Kind, type Token } from './token';

/** A value of C's widest integers. */
interface Value {
  value: bigint;
  isUnsigned: boolean;
}

const NUMBER = /^(0[xX][\da-fA-F]+|0[bB][01]+|0[0-7]*|[1-9]\d*)([uUlL]*)$/;
const SUFFIX = /^(?:u?(?:l|L|ll|LL)?|U?(?:l|L|ll|LL)?|(?:l|L|ll|LL)[uU])$/;
const MOST_SIGNED = (1n << 63n) - 1n;
const MOST_UNSIGNED = (1n << 64n) - 1n;

const truth = (is: boolean): Value => ({ value: is ? 1n : 0n, isUnsigned: false });
const fit = (value: bigint, isUnsigned: boolean): Value => ({
  value: isUnsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value),
  isUnsigned,
});

/** Works out the condition of an `#if`, whose macros are expanded. */
export class Condition {
  private at = 0;
  /** Above 0 in what is not evaluated: there a division by zero is none. */
  private dead = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** @throws Refusal for what is no condition, or not sure */
  isTrue(): boolean {
    const { value } = this.choice();
    if (this.at < this.tokens.length) throw new Refusal('more behind a condition');
    return value !== 0n;
  }

  private sign(): string {
    const token = this.tokens[this.at];
    return token?.kind === Kind.SIGN ? token.text : '';
  }

  private choice(): Value {
    const condition = this.operation(1);
    if (this.sign() !== '?') return condition;
    this.at++;
    const is = condition.value !== 0n;
    const one = this.unless(!is, () => this.choice());
    if (this.sign() !== ':') throw new Refusal('? without :');
    this.at++;
    const other = this.unless(is, () => this.choice());
    return fit((is ? one : other).value, one.isUnsigned || other.isUnsigned);
  }

  private unless(isDead: boolean, work: () => Value): Value {
    if (isDead) this.dead++;
    const value = work();
    if (isDead) this.dead--;
    return value;
  }

  private operation(least: number): Value {
    let left = this.unary();
    for (;;) {
      const operator = this.sign();
      const binds = BINDING.get(operator) ?? 0;
      if (binds < Math.max(least, 1)) return left;
      this.at++;
      const isDecided = (operator === '&&' && left.value === 0n) || (operator === '||' && left.value !== 0n);
      const right = this.unless(isDecided, () => this.operation(binds + 1));
      left = this.apply(operator, left, right);
    }
  }

  private apply(operator: string, left: Value, right: Value): Value {
    if (operator === '&&') return truth(left.value !== 0n && right.value !== 0n);
    if (operator === '||') return truth(left.value !== 0n || right.value !== 0n);
    const isShift = operator === '<<' || operator === '>>';
    const isUnsigned = left.isUnsigned || (right.isUnsigned && !isShift);
    const a = fit(left.value, isUnsigned).value;
    const b = isShift ? right.value : fit(right.value, isUnsigned).value;
    const is = compared(operator, a, b);
    if (is !== null) return truth(is);
    switch (operator) {
      case '|':
        return fit(a | b, isUnsigned);
      case '^':
        return fit(a ^ b, isUnsigned);
      case '&':
        return fit(a & b, isUnsigned);
      case '+':
        return fit(a + b, isUnsigned);
      case '-':
        return fit(a - b, isUnsigned);
      case '*':
        return fit(a * b, isUnsigned);
      case '<<':
      case '>>':
        if (b < 0n || b > 63n) throw new Refusal('a shift by so much');
        return fit(operator === '<<' ? a << b : a >> b, left.isUnsigned);
      default:
        if (b === 0n) {
          if (this.dead > 0) return fit(0n, isUnsigned);
          throw new Refusal('a division by zero');
        }
        return fit(operator === '/' ? a / b : a % b, isUnsigned);
    }
  }

  private unary(): Value {
    const token = this.tokens[this.at++];
    if (!token) throw new Refusal('a condition without end');
    if (token.kind === Kind.NAME) return truth(false);
    if (token.kind === Kind.NUMBER) return numberOf(token.text);
    if (token.kind === Kind.CHARACTER) return characterOf(token.text);
    switch (token.kind === Kind.SIGN ? token.text : '') {
      case '(': {
        const value = this.choice();
        if (this.sign() !== ')') throw new Refusal('( without )');
        this.at++;
        return value;
      }
      case '!':
        return truth(this.unary().value === 0n);
      case '~': {
        const { value, isUnsigned } = this.unary();
        return fit(~value, isUnsigned);
      }
      case '-': {
        const { value, isUnsigned } = this.unary();
        return fit(-value, isUnsigned);
      }
      case '+':
        return this.unary();
      default:
        throw new Refusal(`${token.text} in a condition`);
    }
  }
}

function numberOf(text: string): Value {
  const found = NUMBER.exec(text);
  if (!found || !SUFFIX.test(found[2]!)) throw new Refusal(`the number ${text}`);
  const digits = found[1]!;
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (value > MOST_UNSIGNED) throw new Refusal(`the number ${text}`);
  return { value, isUnsigned: /u/i.test(found[2]!) || value > MOST_SIGNED };
}

function characterOf(text: string): Value {
  if (!/^'[ -&(-[\]-~]'$/.test(text)) throw new Refusal(`the character ${text}`);
  return { value: BigInt(text.charCodeAt(1)), isUnsigned: false };
}
