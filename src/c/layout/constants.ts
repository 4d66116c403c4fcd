// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type Expression, type OffsetStep, type TypeSyntax } from '../syntax';
import { builtinValue } from './builtins';
import { holder, memberPath, pointed } from './expression-types';
import { typesAlike } from './spelling';
import type { Types } from './types';
import { converted, INT, operate, promoted, truth, type IntegerType, type Value } from './values';

/** The types that a number without a suffix may have, smallest first. */
function numberTypes(long: number, suffix: string, isDecimal: boolean): IntegerType[] {
  const isUnsigned = suffix.includes('u');
  const sizes = suffix.includes('ll') ? [8] : suffix.includes('l') ? [long, 8] : [4, long, 8];
  return sizes.flatMap((size): IntegerType[] =>
    isUnsigned
      ? [{ size, isSigned: false }]
      : isDecimal
        ? [{ size, isSigned: true }]
        : [
            { size, isSigned: true },
            { size, isSigned: false },
          ],
  );
}

/** Evaluates constant expressions as C does on the target. */
export class Constants {
  constructor(private readonly types: Types) {}

  /** @throws Unknown naming what is no constant */
  valueOf(expression: Expression): Value {
    const { types } = this;
    switch (expression.kind) {
      case 'number':
        return this.number(expression);
      case 'character':
        if (expression.prefix !== '') throw new Unknown('a wide character');
        return expression.isSingle && types.model.charIsSigned
          ? { value: BigInt.asIntN(8, expression.value), type: INT }
          : { value: expression.value, type: INT };
      case 'name': {
        const value = types.enumeratorOf(expression.name);
        if (!value) throw new Unknown(`${expression.name} is no constant that is known here`);
        return value;
      }
      case 'unary':
        return this.unary(expression.operator, expression.of);
      case 'binary':
        return this.binary(expression);
      case 'conditional': {
        const condition = types.valueOf(expression.if);
        const isTrue = condition.value !== 0n;
        const then = expression.then ?? expression.if;
        const taken = types.valueOf(isTrue ? then : expression.else);
        return this.asEither(taken, isTrue ? expression.else : then);
      }
      case 'cast':
        return this.cast(expression.to, expression.of);
      case 'size of type':
        return this.size(this.sizeOf(expression.of));
      case 'size of':
        return this.size(this.sizeOf(types.typeOf(expression.of)));
      case 'alignment of type':
        return this.size(types.alignmentOf(expression.of, expression.isLeast));
      case 'alignment of':
        return this.size(this.alignment(expression.of));
      case 'offset':
        return this.size(this.offsetIn(expression.of, expression.path));
      case 'compatible':
        return truth(typesAlike(expression.types[0], expression.types[1], types));
      case 'call':
        return builtinValue(expression.name, expression.arguments, types);
      case 'string':
        throw new Unknown('a string');
      case 'member':
      case 'element':
        throw new Unknown('the content of an object');
      case 'other':
        throw new Unknown(expression.what);
    }
  }

  private number({ value, suffix, isDecimal }: Extract<Expression, { kind: 'number' }>): Value {
    const candidates = numberTypes(this.types.model.base.long.size, suffix, isDecimal);
    const type = candidates.find((one) => converted(value, one).value === value);
    if (!type) throw new Unknown(`the number ${value}`);
    return { value, type };
  }

  private unary(operator: string, of: Expression): Value {
    const { types } = this;
    switch (operator) {
      case '&':
        return this.size(this.address(of));
      case '!':
        return truth(types.valueOf(of).value === 0n);
      case '*':
        throw new Unknown('the content of an object');
      default: {
        const { value, type } = promoted(types.valueOf(of));
        return converted(operator === '-' ? -value : operator === '~' ? ~value : value, type);
      }
    }
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Value {
    const { types } = this;
    const first = types.valueOf(left);
    // What is not reached need not be a constant.
    if (operator === '&&' && first.value === 0n) return truth(false);
    if (operator === '||' && first.value !== 0n) return truth(true);
    return operate(operator, first, types.valueOf(right));
  }

  /** The value brought to the type both branches share, if the other's can be told. */
  private asEither(taken: Value, other: Expression): Value {
    const { types } = this;
    const type = types.integerOf(types.typeOf(other));
    if (!type) return taken;
    return operate('+', taken, { value: 0n, type });
  }

  private cast(to: TypeSyntax, of: Expression): Value {
    const type = this.types.integerOf(to);
    if (!type) throw new Unknown('a cast to what is no integer');
    const core = this.types.core(to);
    const { value } = this.types.valueOf(of);
    if (core.kind === 'base' && core.name === '_Bool') return { value: value === 0n ? 0n : 1n, type };
    return converted(value, type);
  }

  private sizeOf(type: TypeSyntax): number {
    const core = this.types.core(type);
    // Its initialiser gives it a length, and that is not kept.
    if (core.kind === 'array' && core.length === null)
      throw new Unknown('the size of an array without a length');
    return this.types.extentOf(type).size;
  }

  private size(bytes: number): Value {
    return { value: BigInt(bytes), type: { size: this.types.model.pointer.size, isSigned: false } };
  }

  /** Of an object: that of a member is what the struct gives it. */
  private alignment(of: Expression): number {
    const { types } = this;
    if (of.kind === 'name' && types.scope.object(of.name)) throw new Unknown(`the alignment of ${of.name}`);
    if (of.kind === 'unary' && of.operator === '*')
      throw new Unknown('the alignment of what a pointer points to');
    if (of.kind !== 'member') return types.alignmentOf(types.typeOf(of), false);
    const path = memberPath(types.recordOf(holder(of, types)), of.name, types);
    const member = path?.at(-1);
    if (!path || !member) throw new Unknown(`there is no member ${of.name}`);
    const record = types.recordOf(path.at(-2)?.type ?? holder(of, types));
    return types.layoutOf(record).members.find(({ syntax }) => syntax === member)!.align;
  }

  /** The address of something below a constant pointer. */
  private address(of: Expression): number {
    const { types } = this;
    if (of.kind === 'unary' && of.operator === '*') return Number(types.valueOf(of.of).value);
    if (of.kind === 'element') {
      const element = types.extentOf(pointed(types.typeOf(of.of), types)).size;
      const isArray = types.core(types.typeOf(of.of)).kind === 'array';
      const start = isArray ? this.pointer(of.of) : Number(types.valueOf(of.of).value);
      return start + types.countOf(of.index) * element;
    }
    if (of.kind !== 'member') throw new Unknown('the address of an object');
    const start = of.isArrow ? Number(types.valueOf(of.of).value) : this.pointer(of.of);
    return start + this.offsetIn(holder(of, types), [{ member: of.name }]);
  }

  private pointer(to: Expression): number {
    return Number(this.types.valueOf({ kind: 'unary', operator: '&', of: to }).value);
  }

  private offsetIn(type: TypeSyntax, path: readonly OffsetStep[]): number {
    const { types } = this;
    let offset = 0;
    let at = type;
    for (const step of path) {
      if ('index' in step) {
        at = pointed(at, types);
        offset += types.countOf(step.index) * types.extentOf(at).size;
        continue;
      }
      for (const member of memberPath(types.recordOf(at), step.member, types) ?? []) {
        const placed = types.layoutOf(types.recordOf(at)).members.find(({ syntax }) => syntax === member)!;
        if (placed.width !== null) throw new Unknown('the offset of a bit-field');
        offset += placed.bits / 8;
        at = member.type;
      }
    }
    return offset;
  }
}
