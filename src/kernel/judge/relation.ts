import { Unknown, type Attributes, type RecordSyntax, type TypeSyntax } from '../../c/syntax';
import { spell, type Types } from '../../c/layout';

/**
 * How a type stands to the one it replaces. `same`; `qualifiers`: but for const and volatile; `representation`: the same
 * bits mean the same; `sign`: an integer of another sign; `truth`: only one of two small integers is bool; `pointee`: a pointer to something else; `inner`: an unnamed
 * struct or union, or a pointer to one, whose members have to be compared; `signature`: a function, or a pointer to
 * one, that is called otherwise; `different`: anything else.
 */
export type Relation =
  | 'same'
  | 'qualifiers'
  | 'representation'
  | 'sign'
  | 'truth'
  | 'pointee'
  | 'inner'
  | 'signature'
  | 'different';

/** Attributes that change how a function is called. */
const CALLING = /^(?:regparm|fastcall|cdecl|stdcall|ms_abi|sysv_abi|thiscall|vectorcall|pcs|interrupt)\b/;

/** The attributes of a declaration that change how what it declares is called. */
export function callingAttributes({ words }: Attributes): string {
  return words.filter((word) => CALLING.test(word)).join(', ');
}

/** @throws Unknown for what cannot be compared */
export function relate(base: TypeSyntax, before: Types, next: TypeSyntax, after: Types): Relation {
  if (holdAlike(base, before, next, after)) return 'inner';
  const spelt = (withQualifiers: boolean): boolean =>
    spell(base, before, { withQualifiers }) === spell(next, after, { withQualifiers });
  if (spelt(true)) return 'same';
  if (spelt(false)) return 'qualifiers';
  const [one, other] = [before.core(base), after.core(next)];
  if (one.kind === 'function' && other.kind === 'function') return 'signature';
  if (one.kind === 'pointer' && other.kind === 'pointer')
    return relatePointers(one.to, before, other.to, after);
  if (one.kind === 'array' && other.kind === 'array') return relateArrays(one, before, other, after);
  const [was, is] = [integerOf(one, before), integerOf(other, after)];
  if (!was || !is || was.size !== is.size) return 'different';
  // A pointer and an integer hold the same bits, and rarely the same meaning.
  if (one.kind === 'pointer' || other.kind === 'pointer') return 'pointee';
  // _Bool holds 0 and 1 only, and compiled code relies on it.
  if (isBool(one) !== isBool(other)) return 'truth';
  return was.isSigned === is.isSigned ? 'representation' : 'sign';
}

/**
 * Whether both types are unnamed structs or unions, or arrays of them or pointers to them. However alike those are spelt,
 * attributes and typedefs in them may lay them out otherwise.
 */
function holdAlike(base: TypeSyntax, before: Types, next: TypeSyntax, after: Types): boolean {
  const [one, other] = [before.core(base), after.core(next)];
  if (isInner(one) && isInner(other)) return true;
  if (one.kind === 'pointer' && other.kind === 'pointer') return holdAlike(one.to, before, other.to, after);
  if (one.kind !== 'array' || other.kind !== 'array') return false;
  return lengthOf(one, before) === lengthOf(other, after) && holdAlike(one.of, before, other.of, after);
}

function relatePointers(base: TypeSyntax, before: Types, next: TypeSyntax, after: Types): Relation {
  const [one, other] = [before.core(base), after.core(next)];
  const isFunction = [one, other].map(({ kind }) => kind === 'function');
  if (isFunction[0] || isFunction[1]) return 'signature';
  return 'pointee';
}

function relateArrays(
  one: Extract<TypeSyntax, { kind: 'array' }>,
  before: Types,
  other: Extract<TypeSyntax, { kind: 'array' }>,
  after: Types,
): Relation {
  if (lengthOf(one, before) !== lengthOf(other, after)) return 'different';
  const elements = relate(one.of, before, other.of, after);
  // Lengths of zero and of nothing are the same to compiled code.
  return elements === 'same' ? 'representation' : elements;
}

function lengthOf({ length }: Extract<TypeSyntax, { kind: 'array' }>, types: Types): number {
  return length === null ? 0 : types.countOf(length);
}

function isInner(type: TypeSyntax): boolean {
  return type.kind === 'record' && type.name === null;
}

function isBool(type: TypeSyntax): boolean {
  return type.kind === 'base' && type.name === '_Bool';
}

function integerOf(type: TypeSyntax, types: Types): { size: number; isSigned: boolean } | undefined {
  try {
    return types.integerOf(type);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** The unnamed struct or union that a type is, holds in an array, or points to. */
export function innerRecord(type: TypeSyntax, types: Types): RecordSyntax {
  let core = types.core(type);
  while (core.kind === 'pointer' || core.kind === 'array') {
    core = types.core(core.kind === 'pointer' ? core.to : core.of);
  }
  return types.recordOf(core);
}
