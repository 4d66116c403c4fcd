// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type EnumSyntax, type FunctionSyntax, type RecordSyntax, type TypeSyntax } from '../syntax';
import { type CoreType, type IntegerType, type Types } from '../layout';
import { adjustedParameter, typeText } from '../meaning';
import { areCompatible } from './difference';
import { compareEnums } from './enums';
import { areSame, onBoth, typed, within, type Both, type Typed } from './sides';

/**
 * How a type stands to the one it replaces, attributes aside. `same`; `qualifiers`: but for const and volatile;
 * `representation`: the same bits mean the same; `sign`: an integer of another sign; `truth`: only one of two small
 * integers is bool; `enum`: another enum of the same size; `values`: an enum in which a name has another value;
 * `pointee`: a pointer to something else; `inner`: an unnamed struct or union, or a pointer to one, whose members have to
 * be compared; `contents`: a struct or union of another tag, whose members have to be compared; `behind`: a pointer to
 * such; `signature`: a function, or a pointer to one, that is called otherwise; `different`: anything else.
 */
export type Relation =
  | 'same'
  | 'qualifiers'
  | 'representation'
  | 'sign'
  | 'truth'
  | 'enum'
  | 'values'
  | 'pointee'
  | 'inner'
  | 'contents'
  | 'behind'
  | 'signature'
  | 'different';

type ArrayType = Extract<TypeSyntax, { kind: 'array' }>;

/** The worse a relation is, the later it stands. */
const WORSE: readonly Relation[] = [
  'same',
  'qualifiers',
  'representation',
  'sign',
  'truth',
  'enum',
  'pointee',
  'behind',
  'contents',
  'inner',
  'values',
  'signature',
  'different',
];

/** Levels of pointers and functions that are compared. */
const DEEPEST = 100;

/** @throws Unknown for what cannot be compared */
export function relate(sides: Both<Typed<TypeSyntax>>, depth = 0): Relation {
  if (depth > DEEPEST) throw new Unknown('it is nested too deeply');
  if (holdAlike(sides)) return 'inner';
  if (areSpeltAlike(sides, true)) return 'same';
  // Where calls are checked, whatever of a function's type differs makes a call by a pointer fail.
  if (sides.base.types.model.checksCalls && onBoth(sides, isCalled).base && onBoth(sides, isCalled).new) {
    return 'signature';
  }
  if (areSpeltAlike(sides, false)) return 'qualifiers';
  const { base, new: newCore } = onBoth(sides, coreOf);
  if (base.kind === 'function' && newCore.kind === 'function') {
    return relateFunctions(typed(sides, { base, new: newCore }), depth);
  }
  if (base.kind === 'pointer' && newCore.kind === 'pointer') {
    return relatePointees(typed(sides, { base: base.to, new: newCore.to }), depth);
  }
  if (base.kind === 'array' && newCore.kind === 'array') {
    return relateArrays(typed(sides, { base, new: newCore }), depth);
  }
  const cores = typed<TypeSyntax>(sides, { base, new: newCore });
  const enums = onBoth(cores, enumOf);
  if (enums.base && enums.new) return relateEnums(typed(sides, { base: enums.base, new: enums.new }));
  if (isRecord(base) && isRecord(newCore)) return 'contents';
  const integers = onBoth(cores, integerOf);
  if (!integers.base || !integers.new || integers.base.size !== integers.new.size) return 'different';
  // A pointer and an integer hold the same bits, and rarely the same meaning.
  if (base.kind === 'pointer' || newCore.kind === 'pointer') return 'pointee';
  // _Bool holds 0 and 1 only, and compiled code relies on it.
  if (isBool(base) !== isBool(newCore)) return 'truth';
  return integers.base.isSigned === integers.new.isSigned ? 'representation' : 'sign';
}

/** Whether both types have one spelling, as the compiler understands them, attributes aside. */
export function areSpeltAlike(sides: Both<Typed<TypeSyntax>>, withQualifiers: boolean): boolean {
  return areSame(
    onBoth(sides, ({ syntax, types }) => typeText(syntax, types, { withQualifiers, withAttributes: false })),
  );
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

/** What a pointer points to; the pointer itself is the same bits in any case. */
function relatePointees(pointees: Both<Typed<TypeSyntax>>, depth: number): Relation {
  const { base, new: newCore } = onBoth(pointees, coreOf);
  const areFunctions = onBoth({ base, new: newCore }, ({ kind }) => kind === 'function');
  if (areFunctions.base !== areFunctions.new) return 'signature';
  const relation = relate(pointees, depth + 1);
  switch (relation) {
    case 'contents':
      return 'behind';
    case 'different':
      // Whoever is given anything may be given bytes.
      return areBytes({ base, new: newCore }) ? 'representation' : 'pointee';
    case 'sign':
    case 'truth':
    case 'enum':
      return 'pointee';
    default:
      return relation;
  }
}

/** Functions that are called by a pointer, by either side. */
function relateFunctions(functions: Both<Typed<FunctionSyntax>>, depth: number): Relation {
  const { base, new: newOne } = onBoth(functions, ({ syntax }) => syntax);
  if (base.isPrototype !== newOne.isPrototype || base.isVariadic !== newOne.isVariadic) return 'signature';
  if (base.parameters.length !== newOne.parameters.length) return 'signature';
  const parts = [
    within(functions, ({ result }) => result),
    ...base.parameters.map((_, index) =>
      within(functions, ({ parameters }, types) => adjustedParameter(parameters[index]!.type, types)),
    ),
  ].map((part) => relate(part, depth + 1));
  const relation = parts.reduce((one, other) => (WORSE.indexOf(other) > WORSE.indexOf(one) ? other : one));
  return relation === 'different' || relation === 'inner' || relation === 'contents' ? 'signature' : relation;
}

function relateArrays(sides: Both<Typed<ArrayType>>, depth: number): Relation {
  if (!areSame(onBoth(sides, lengthOf))) return 'different';
  const elements = relate(
    within(sides, ({ of }) => of),
    depth + 1,
  );
  // Lengths of zero and of nothing are the same to compiled code.
  return elements === 'same' ? 'representation' : elements;
}

function relateEnums(sides: Both<Typed<EnumSyntax>>): Relation {
  const layouts = onBoth(sides, ({ syntax, types }) => types.enumOf(syntax));
  const { base, new: newOne } = layouts;
  if (base.type.size !== newOne.type.size) return 'different';
  const areUnnamed = sides.base.syntax.name === null && sides.new.syntax.name === null;
  const found = compareEnums(sides, () => null);
  // Of enums with tags, other names say that another thing is meant.
  const isSame = areUnnamed ? areCompatible(found) : found.length === 0;
  if (isSame) return 'representation';
  const isRevalued = [...base.values].some(([name, value]) => (newOne.values.get(name) ?? value) !== value);
  const isWithdrawn = areUnnamed && [...base.values.keys()].some((name) => !newOne.values.has(name));
  return isRevalued || isWithdrawn ? 'values' : 'enum';
}

function enumOf({ syntax, types }: Typed<TypeSyntax>): EnumSyntax | null {
  if (syntax.kind === 'enum') return syntax;
  if (syntax.kind !== 'tag' || syntax.tag !== 'enum') return null;
  const found = types.scope.definition('enum', syntax.name);
  if (!found) throw new Unknown(`enum ${syntax.name} is not defined here`);
  return found;
}

/** Whether it is a function, or a pointer to one through any number of pointers and arrays. */
function isCalled({ syntax, types }: Typed<TypeSyntax>): boolean {
  let core = types.core(syntax);
  for (let depth = 0; depth < DEEPEST && (core.kind === 'pointer' || core.kind === 'array'); depth++) {
    core = types.core(core.kind === 'pointer' ? core.to : core.of);
  }
  return core.kind === 'function';
}

function coreOf({ syntax, types }: Typed<TypeSyntax>): CoreType {
  return types.core(syntax);
}

function lengthOf({ syntax: { length }, types }: Typed<ArrayType>): number {
  return length === null ? 0 : types.countOf(length);
}

function isRecord(type: CoreType): boolean {
  return type.kind === 'record' || (type.kind === 'tag' && type.tag !== 'enum');
}

function isInner(type: TypeSyntax): boolean {
  return type.kind === 'record' && type.name === null;
}

function isBool(type: TypeSyntax): boolean {
  return type.kind === 'base' && type.name === '_Bool';
}

/** Whether one is bytes, and the other anything. */
function areBytes({ base, new: other }: Both<CoreType>): boolean {
  const isNamed = (type: CoreType, pattern: RegExp): boolean =>
    type.kind === 'base' && pattern.test(type.name);
  const isEither = (one: CoreType, two: CoreType): boolean =>
    isNamed(one, /^void$/) && isNamed(two, /^(?:(?:un)?signed )?char$/);
  return isEither(base, other) || isEither(other, base);
}

function integerOf({ syntax, types }: Typed<TypeSyntax>): IntegerType | undefined {
  try {
    return types.integerOf(syntax);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** The struct or union that a type is, holds in an array, or points to. */
export function innerRecord(type: TypeSyntax, types: Types): RecordSyntax {
  let core = types.core(type);
  while (core.kind === 'pointer' || core.kind === 'array') {
    core = types.core(core.kind === 'pointer' ? core.to : core.of);
  }
  return types.recordOf(core);
}
