// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, EnumSyntax, Expression, Member, RecordSyntax, TypeSyntax } from '../syntax';
import type { CoreType } from './core-type';
import type { EnumLayout } from './enums';
import type { DataModel } from './model';
import type { RecordLayout } from './record-layout';
import type { Scope } from './scope';
import type { IntegerType, Value } from './values';

/** Size and alignment of a type, in bytes. */
export interface TypeExtent {
  size: number;
  align: number;
  /** Whether the alignment was asked for by an attribute somewhere in it. */
  isUserAligned: boolean;
}

/** What can be asked of the types of a scope: sizes, layouts and values. What cannot be told throws Unknown. */
export interface Types {
  readonly scope: Scope;
  readonly model: DataModel;
  /** A type without typedefs, `typeof`, qualifiers and attributes around it; what is inside keeps them. */
  core(type: TypeSyntax): CoreType;
  /** The type of an expression. */
  typeOf(expression: Expression): TypeSyntax;
  /** The value of a constant expression. */
  valueOf(expression: Expression): Value;
  /** A length, width or alignment. */
  countOf(expression: Expression): number;
  extentOf(type: TypeSyntax): TypeExtent;
  /** Of what is declared by itself and is no member: `aligned` of it can only raise its type's alignment. */
  declaredExtent(declared: Pick<Declared, 'type' | 'attributes'>): TypeExtent;
  /**
   * The alignment of a type.
   * @param isLeast as `_Alignof` says it, the least that an object has anywhere; as `__alignof__` does otherwise
   */
  alignmentOf(type: TypeSyntax, isLeast: boolean): number;
  /** The definition that a struct or union type means. */
  recordOf(type: TypeSyntax): RecordSyntax;
  /** Whether a member's declaration declares one: a type with a name, alone, may stand for nothing. */
  isMember(member: Member): boolean;
  layoutOf(record: RecordSyntax): RecordLayout;
  enumOf(syntax: EnumSyntax): EnumLayout;
  /** An enumerator's value, also of an enum that is being read; undefined for a name that is none. */
  enumeratorOf(name: string): Value | undefined;
  /** The integer type that a type is; undefined for others. Pointers are as wide integers. */
  integerOf(type: TypeSyntax): IntegerType | undefined;
}
