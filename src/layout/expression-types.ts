import {
  noAttributes,
  Unknown,
  type Expression,
  type Member,
  type RecordSyntax,
  type TypeSyntax,
} from '../ctype';
import { sizeType, type Types } from './types';
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
      return declaredType(findMember(record, expression.name, types));
    }
    case 'element':
      return pointed(types.typeOf(expression.of), types);
    case 'unary':
      return ofUnary(expression.operator, expression.of, types);
    case 'binary':
      return ofBinary(expression, types);
    case 'conditional':
      return types.typeOf(expression.then ?? expression.if);
    case 'call':
      if (expression.name === '__builtin_choose_expr') {
        const [condition, then, otherwise] = expression.arguments;
        if (condition && then && otherwise) {
          return types.typeOf(types.valueOf(condition).value !== 0n ? then : otherwise);
        }
      }
      throw new Unknown(`a call of ${expression.name}`);
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
export function findMember(record: RecordSyntax, name: string, types: Types): Member {
  const found = memberPath(record, name, types)?.at(-1);
  if (!found) throw new Unknown(`there is no member ${name}`);
  return found;
}

/** The members, outermost first, that lead to a name; undefined for one that is not there. */
export function memberPath(record: RecordSyntax, name: string, types: Types): Member[] | undefined {
  for (const member of record.members) {
    if (member.name === name) return [member];
    if (member.name !== null || member.width !== null) continue;
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
  const widened = (type: IntegerType): IntegerType => (type.size < 4 ? INT : type);
  const isShift = operator === '<<' || operator === '>>';
  return ofInteger(isShift ? widened(one) : commonType(widened(one), widened(other)), types);
}

function ofInteger({ size, isSigned }: IntegerType, { model }: Types): TypeSyntax {
  const sign = isSigned ? '' : 'unsigned ';
  if (size === 16) return base(`${sign}__int128` as 'unsigned __int128');
  if (size === 8) return base(`${sign}${model.pointer.size === 8 ? 'long' : 'long long'}` as 'long');
  return base(isSigned ? 'int' : 'unsigned int');
}
