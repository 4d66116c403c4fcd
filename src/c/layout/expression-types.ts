// SPDX-License-Identifier: GPL-2.0-or-later
import {
  noAttributes,
  Unknown,
  type Expression,
  type Member,
  type RecordSyntax,
  type TypeSyntax,
} from '../syntax';
import { builtinType } from './builtins';
import type { DataModel } from './model';
import type { Types } from './types';
import { base, commonType, INT, type IntegerType } from './values';

/** The type of an expression. @throws Unknown for what depends on more than types and constants */
export function typeOf(expression: Expression, types: Types): TypeSyntax {
  switch (expression.kind) {
    case 'number':
    case 'character':
      return ofInteger(types.valueOf(expression).type, types);
    case 'string':
      return {
        kind: 'array',
        of: base('char'),
        length: { kind: 'number', value: BigInt(expression.length), suffix: '', isDecimal: true },
      };
    case 'name': {
      const object = types.scope.object(expression.name);
      if (object) return declaredType(object);
      const value = types.enumeratorOf(expression.name);
      if (value) return ofInteger(value.type, types);
      throw new Unknown(`${expression.name} is not declared here`);
    }
    case 'cast':
      return expression.to;
    case 'size of':
    case 'size of type':
    case 'alignment of':
    case 'alignment of type':
    case 'offset':
      return sizeType(types.model);
    case 'compatible':
      return base('int');
    case 'member': {
      const record = types.recordOf(holder(expression, types));
      const member = findMember(record, expression.name, types);
      if (member.width !== null) throw new Unknown('the type of a bit-field');
      return declaredType(member);
    }
    case 'element':
      return pointed(types.typeOf(expression.of), types);
    case 'unary':
      return ofUnary(expression.operator, expression.of, types);
    case 'binary':
      return ofBinary(expression, types);
    case 'conditional':
      return ofConditional(expression.then ?? expression.if, expression.else, types);
    case 'call':
      if (expression.name === '__builtin_choose_expr') {
        const [condition, then, otherwise] = expression.arguments;
        if (condition && then && otherwise) {
          return types.typeOf(types.valueOf(condition).value !== 0n ? then : otherwise);
        }
      }
      return ofCall(expression.name, types);
    case 'other':
      throw new Unknown(expression.what);
  }
}

/** The type that a declaration gives to what it declares: `mode` and `vector_size` make another of it. */
export function declaredType({ type, attributes }: Pick<Member, 'type' | 'attributes'>): TypeSyntax {
  if (attributes.mode === null && attributes.vectorSize === null) return type;
  const { mode, vectorSize } = attributes;
  return { kind: 'attributed', of: type, attributes: { ...noAttributes(), mode, vectorSize } };
}

/** The type that sizes and offsets have. */
function sizeType(model: DataModel): TypeSyntax {
  return base(model.pointer.size === 8 ? 'unsigned long' : 'unsigned int');
}

/** The struct or union that a member is taken from. */
export function holder({ of, isArrow }: Extract<Expression, { kind: 'member' }>, types: Types): TypeSyntax {
  const type = types.typeOf(of);
  return isArrow ? pointed(type, types) : type;
}

/** What a pointer or an array holds. */
export function pointed(type: TypeSyntax, types: Types): TypeSyntax {
  const core = types.core(type);
  if (core.kind === 'pointer') return core.to;
  if (core.kind === 'array') return core.of;
  throw new Unknown('what is no pointer is followed');
}

/** A member by its name, also from within anonymous structs and unions. */
function findMember(record: RecordSyntax, name: string, types: Types): Member {
  const found = memberPath(record, name, types)?.at(-1);
  if (!found) throw new Unknown(`there is no member ${name}`);
  return found;
}

/** The members, outermost first, that lead to a name; undefined for one that is not there. */
export function memberPath(record: RecordSyntax, name: string, types: Types): Member[] | undefined {
  for (const member of record.members) {
    if (member.name === name) return [member];
    if (member.name !== null || member.width !== null || !types.isMember(member)) continue;
    const inner = memberPath(types.recordOf(member.type), name, types);
    if (inner) return [member, ...inner];
  }
  return undefined;
}

function ofUnary(operator: string, of: Expression, types: Types): TypeSyntax {
  if (operator === '&') return { kind: 'pointer', to: types.typeOf(of) };
  const type = types.typeOf(of);
  if (operator === '*') return pointed(type, types);
  if (operator === '!') return base('int');
  const integer = types.integerOf(type);
  return integer && integer.size < 4 ? base('int') : type;
}

function ofBinary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  types: Types,
): TypeSyntax {
  if (/^(?:[<>]=?|[=!]=|&&|\|\|)$/.test(operator)) return base('int');
  const second = types.typeOf(right);
  if (operator === ',') return second;
  const first = types.typeOf(left);
  for (const type of [first, second]) {
    const core = types.core(type);
    if (core.kind === 'pointer' || core.kind === 'array') {
      if (operator === '-' && type === second) return base('long');
      return { kind: 'pointer', to: pointed(core, types) };
    }
  }
  const [one, other] = [types.integerOf(first), types.integerOf(second)];
  if (!one || !other) throw new Unknown('arithmetic of what is no integer');
  const isShift = operator === '<<' || operator === '>>';
  return ofInteger(isShift ? widened(one) : commonType(widened(one), widened(other)), types);
}

/** The type that both branches are brought to. */
function ofConditional(then: Expression, otherwise: Expression, types: Types): TypeSyntax {
  const [first, second] = [types.typeOf(then), types.typeOf(otherwise)];
  const [one, other] = [first, second].map((type) => decayed(type, types)) as [TypeSyntax, TypeSyntax];
  if (one.kind === 'pointer' || other.kind === 'pointer') {
    if (one.kind !== 'pointer' || isNullPointer(then, types)) return other;
    if (other.kind !== 'pointer' || isNullPointer(otherwise, types)) return one;
    const isVoid = [one, other].find(({ to }) => isVoidType(to, types));
    return isVoid ?? one;
  }
  const [left, right] = [types.integerOf(first), types.integerOf(second)];
  return left && right ? ofInteger(commonType(widened(left), widened(right)), types) : first;
}

/** An array or a function as an operand is a pointer. */
function decayed(type: TypeSyntax, types: Types): TypeSyntax {
  const core = types.core(type);
  if (core.kind === 'array') return { kind: 'pointer', to: core.of };
  return core.kind === 'function' ? { kind: 'pointer', to: core } : core;
}

/** Whether a pointer is C's null pointer constant, `(void *)0`, which takes any pointer's type. */
function isNullPointer(expression: Expression, types: Types): boolean {
  if (expression.kind !== 'cast') return false;
  const to = types.core(expression.to);
  if (to.kind !== 'pointer' || to.to.kind !== 'base' || to.to.name !== 'void') return false;
  const of = types.typeOf(expression.of);
  if (decayed(of, types).kind === 'pointer') return isNullPointer(expression.of, types);
  return types.valueOf(expression.of).value === 0n;
}

function isVoidType(type: TypeSyntax, types: Types): boolean {
  const core = types.core(type);
  return core.kind === 'base' && core.name === 'void';
}

function widened(type: IntegerType): IntegerType {
  return type.size < 4 ? INT : type;
}

function ofCall(name: string, types: Types): TypeSyntax {
  const known = builtinType(name);
  if (known) return known;
  const object = types.scope.object(name);
  const core = object && types.core(object.type);
  if (core?.kind !== 'function') throw new Unknown(`a call of ${name}`);
  return core.result;
}

function ofInteger({ size, isSigned }: IntegerType, { model }: Types): TypeSyntax {
  const sign = isSigned ? '' : 'unsigned ';
  if (size === 16) return base(`${sign}__int128` as 'unsigned __int128');
  if (size === 8) return base(`${sign}${model.pointer.size === 8 ? 'long' : 'long long'}` as 'long');
  return base(isSigned ? 'int' : 'unsigned int');
}
