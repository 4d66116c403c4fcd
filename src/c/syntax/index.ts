// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `syntax`: the text of one top-level declaration to C's types as a compiler reads them, with attributes and
 * expressions, and without any knowledge of what other names mean.
 */
export { joined as joinedAttributes, noAttributes } from './attributes';
export { readDeclaration, readExpressionText, readTypeText, withoutRepeated } from './declaration';
export { abstract, printAround, printType, type PrintedType } from './print';
export { printExpression } from './print-expression';
export type {
  Attributes,
  BaseName,
  Declared,
  EnumSyntax,
  Expression,
  FunctionSyntax,
  Member,
  OffsetStep,
  ReadDeclaration,
  Compiler,
  RecordSyntax,
  RecordTag,
  Tag,
  TypeSyntax,
} from './syntax';
export { Unknown } from './unknown';
