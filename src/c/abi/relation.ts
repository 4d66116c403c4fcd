import { Unknown, type Attributes, type RecordSyntax, type TypeSyntax } from '../syntax';
import { spell, type CoreType, type IntegerType, type Types } from '../layout';
import { areSame, onBoth, typed, within, type Both, type Typed } from './sides';

/**
 * How a type stands to the one it replaces. `same`; `qualifiers`: but for const and volatile; `representation`: the same
 * bits mean the same; `sign`: an integer of another sign; `truth`: only one of two small integers is bool; `pointee`: a
 * pointer to something else; `inner`: an unnamed struct or union, or a pointer to one, whose members have to be compared;
 * `signature`: a function, or a pointer to one, that is called otherwise; `different`: anything else.
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

type ArrayType = Extract<TypeSyntax, { kind: 'array' }>;

/** Attributes that change how a function is called. */
const CALLING = /^(?:regparm|fastcall|cdecl|stdcall|ms_abi|sysv_abi|thiscall|vectorcall|pcs|interrupt)\b/;

/** The attributes of a declaration that change how what it declares is called. */
export function callingAttributes({ words }: Attributes): string {
  return words.filter((word) => CALLING.test(word)).join(', ');
}

/** @throws Unknown for what cannot be compared */
export function relate(sides: Both<Typed<TypeSyntax>>): Relation {
  if (holdAlike(sides)) return 'inner';
  if (areSpeltAlike(sides, true)) return 'same';
  if (areSpeltAlike(sides, false)) return 'qualifiers';
  const { base, new: newCore } = onBoth(sides, coreOf);
  if (base.kind === 'function' && newCore.kind === 'function') return 'signature';
  if (base.kind === 'pointer' && newCore.kind === 'pointer') {
    const pointees = onBoth(typed(sides, { base: base.to, new: newCore.to }), coreOf);
    return pointees.base.kind === 'function' || pointees.new.kind === 'function' ? 'signature' : 'pointee';
  }
  if (base.kind === 'array' && newCore.kind === 'array') {
    return relateArrays(typed(sides, { base, new: newCore }));
  }
  const integers = onBoth(typed(sides, { base, new: newCore }), integerOf);
  if (!integers.base || !integers.new || integers.base.size !== integers.new.size) return 'different';
  // A pointer and an integer hold the same bits, and rarely the same meaning.
  if (base.kind === 'pointer' || newCore.kind === 'pointer') return 'pointee';
  // _Bool holds 0 and 1 only, and compiled code relies on it.
  if (isBool(base) !== isBool(newCore)) return 'truth';
  return integers.base.isSigned === integers.new.isSigned ? 'representation' : 'sign';
}

/** Whether both types have one spelling, as the compiler understands them. */
export function areSpeltAlike(sides: Both<Typed<TypeSyntax>>, withQualifiers: boolean): boolean {
  return areSame(onBoth(sides, ({ syntax, types }) => spell(syntax, types, { withQualifiers })));
}

/**
 * Whether both types are unnamed structs or unions, or arrays of them or pointers to them. However alike those are spelt,
 * attributes and typedefs in them may lay them out otherwise.
 */
function holdAlike(sides: Both<Typed<TypeSyntax>>): boolean {
  const { base, new: newCore } = onBoth(sides, coreOf);
  if (isInner(base) && isInner(newCore)) return true;
  if (base.kind === 'pointer' && newCore.kind === 'pointer') {
    return holdAlike(typed(sides, { base: base.to, new: newCore.to }));
  }
  if (base.kind !== 'array' || newCore.kind !== 'array') return false;
  const arrays = typed(sides, { base, new: newCore });
  return areSame(onBoth(arrays, lengthOf)) && holdAlike(typed(sides, { base: base.of, new: newCore.of }));
}

function relateArrays(sides: Both<Typed<ArrayType>>): Relation {
  if (!areSame(onBoth(sides, lengthOf))) return 'different';
  const elements = relate(within(sides, ({ of }) => of));
  // Lengths of zero and of nothing are the same to compiled code.
  return elements === 'same' ? 'representation' : elements;
}

function coreOf({ syntax, types }: Typed<TypeSyntax>): CoreType {
  return types.core(syntax);
}

function lengthOf({ syntax: { length }, types }: Typed<ArrayType>): number {
  return length === null ? 0 : types.countOf(length);
}

function isInner(type: TypeSyntax): boolean {
  return type.kind === 'record' && type.name === null;
}

function isBool(type: TypeSyntax): boolean {
  return type.kind === 'base' && type.name === '_Bool';
}

function integerOf({ syntax, types }: Typed<TypeSyntax>): IntegerType | undefined {
  try {
    return types.integerOf(syntax);
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
