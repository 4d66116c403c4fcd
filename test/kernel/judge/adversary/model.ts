// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Sources as plain data: declarations in headers and units of a small kernel. Whatever a mutation may touch has a number
 * that both sides of a pair share, so that the same thing is found on both, whatever it is called there.
 */

export type Type =
  | { is: 'base'; name: string }
  /** A record, enum or typedef by its number. */
  | { is: 'ref'; to: number }
  | { is: 'pointer'; to: Type; quals: string }
  | { is: 'array'; of: Type; bound: Bound }
  | FunctionType
  | { is: 'unnamed'; decl: RecordDecl | EnumDecl }
  | { is: 'typeof'; of: TypeofForm }
  /** `const int`; of a pointer the qualifiers are its own. */
  | { is: 'qualified'; quals: string; of: Type };

export interface FunctionType {
  is: 'function';
  result: Type;
  params: Type[];
  /** What stands behind the parameters: nothing, `...`, or `()` for parameters that are not told. */
  rest: '' | 'variadic' | 'untold';
  attrs: string[];
}

export type TypeofForm =
  | { form: 'member'; record: number; member: number }
  /** Of an object, its address, or what it returns. */
  | { form: 'object' | 'address' | 'call'; object: number }
  | { form: 'type' | 'cast'; type: Type };

export type Bound =
  | { form: 'number'; text: string }
  | { form: 'sizeof' | 'alignof'; type: Type }
  | { form: 'offsetof'; record: number; member: number }
  | { form: 'enumerator'; owner: number; item: number }
  | { form: 'none' };

export interface Member {
  id: number;
  name: string;
  type: Type;
  /** Width of a bit-field. */
  bits?: Bound;
  attrs: string[];
  /** What it is before the words of genksyms; elsewhere it is as above. */
  hidden?: Member;
  /** The name that the guard pastes together, where it does not say `__GENKSYMS__`. */
  isPasted?: boolean;
}

/** Another declaration that names a tag, with attributes before it. */
export interface Naming {
  attrs: string[];
  form: 'forward' | 'pointer' | 'typedef' | 'member' | 'result' | 'size' | 'parameter';
  isBehind: boolean;
}

export interface RecordDecl {
  is: 'record';
  id: number;
  tag: 'struct' | 'union';
  /** Empty where it has none. */
  name: string;
  members: Member[];
  /** Attributes before the tag, which genksyms cannot read, and behind the brace. */
  before: string[];
  after: string[];
  /** `__extension__`, or nothing. */
  prefix: string;
  /** Lines before the definition, behind its first member, and after it. */
  pragmas: { before: string[]; inside: string[]; after: string[] };
  naming?: Naming;
}

export interface EnumItem {
  id: number;
  name: string;
  value?: Bound;
  attrs: string[];
}

export interface EnumDecl {
  is: 'enum';
  id: number;
  name: string;
  items: EnumItem[];
  before: string[];
  after: string[];
  naming?: Naming;
}

export interface TypedefDecl {
  is: 'typedef';
  id: number;
  name: string;
  type: Type;
  attrs: string[];
  /** `int typedef name`, which genksyms reads otherwise. */
  isTurned: boolean;
  /** Attributes of a second declaration; absent where there is none. */
  again?: string[];
}

/** A function or variable. */
export interface ObjectDecl {
  is: 'object';
  id: number;
  name: string;
  type: Type;
  attrs: string[];
  /** What stands before it: `extern`, `__extension__ extern`. */
  prefix: string;
  /** Another declarator before its own: `extern int x, brew(…)`. */
  companion: string;
}

export type Decl = RecordDecl | EnumDecl | TypedefDecl | ObjectDecl;

export interface Home {
  /** Below the kernel: `include/c7/a.h`, or a unit for what is private to it. */
  file: string;
  decls: number[];
}

export interface UnitOf {
  /** `core/c7a`, without `.c`. */
  name: string;
  includes: string[];
  exports: number[];
  /** Text of its own, behind the includes. */
  own: string;
}

/** One side of a pair. */
export interface Side {
  decls: Record<number, Decl>;
  /** Headers in the order in which they build on each other. */
  headers: Home[];
  /** Definitions that stand in a unit's source alone. */
  privates: Home[];
  units: UnitOf[];
  nextId: number;
  /** Declarations that a mutation is to touch; all where there are none. */
  focus: number[];
}

/** Something of both sides that answers to each other. */
export interface Pair<T> {
  base: T;
  next: T;
}

export const base = (name: string): Type => ({ is: 'base', name });
export const pointer = (to: Type, quals = ''): Type => ({ is: 'pointer', to, quals });
export const ref = (to: { id: number }): Type => ({ is: 'ref', to: to.id });
export const number = (text: string): Bound => ({ form: 'number', text });

/** All records of a declaration's text, unnamed ones inside it too. */
export function recordsIn(decl: Decl): RecordDecl[] {
  const found: RecordDecl[] = [];
  eachType(decl, (type) => {
    if (type.is === 'unnamed' && type.decl.is === 'record') found.push(type.decl);
  });
  return decl.is === 'record' ? [decl, ...found] : found;
}

export function enumsIn(decl: Decl): EnumDecl[] {
  const found: EnumDecl[] = [];
  eachType(decl, (type) => {
    if (type.is === 'unnamed' && type.decl.is === 'enum') found.push(type.decl);
  });
  return decl.is === 'enum' ? [decl, ...found] : found;
}

/** Visits each type that a declaration's text spells, outer ones first. */
export function eachType(decl: Decl, visit: (type: Type) => void): void {
  const within = (type: Type): void => {
    visit(type);
    if (type.is === 'pointer') within(type.to);
    else if (type.is === 'array' || type.is === 'qualified') within(type.of);
    else if (type.is === 'function') [type.result, ...type.params].forEach(within);
    else if (type.is === 'unnamed') eachType(type.decl, visit);
    else if (type.is === 'typeof' && (type.of.form === 'type' || type.of.form === 'cast'))
      within(type.of.type);
  };
  if (decl.is === 'record') {
    for (const { type, hidden } of decl.members) {
      within(type);
      if (hidden) within(hidden.type);
    }
  } else if (decl.is !== 'enum') within(decl.type);
}

/** Declarations to which exports lead, and these themselves, as far as texts tell. */
export function reachedFrom(side: Side): number[] {
  const found = new Set<number>();
  const add = (id: number): void => {
    const decl = side.decls[id];
    if (!decl || found.has(id)) return;
    found.add(id);
    namesIn(decl).forEach(add);
  };
  for (const { exports } of side.units) exports.forEach(add);
  return [...found];
}

function namesIn(decl: Decl): number[] {
  const found: number[] = [];
  JSON.stringify(decl, (key, value: unknown) => {
    if (['to', 'record', 'object', 'owner'].includes(key) && typeof value === 'number') found.push(value);
    return value;
  });
  return found;
}
