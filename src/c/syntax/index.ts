/**
 * Stage `ctype`: the text of one top-level declaration to C's types as a compiler reads them, with attributes and
 * expressions, and without any knowledge of what other names mean.
 */
export { joined as joinedAttributes, noAttributes } from './attributes';
export type { IsTypeName } from './cursor';
export { readDeclaration, readExpressionText } from './declaration';
export { abstract, printAround, printType, type PrintedType, type PrintOptions } from './print';
export { printExpression } from './print-expression';
export type {
  Attributes,
  BaseName,
  Declared,
  Enumerator,
  EnumSyntax,
  Expression,
  FunctionSyntax,
  Member,
  OffsetStep,
  ReadDeclaration,
  RecordSyntax,
  RecordTag,
  Storage,
  Tag,
  TypeSyntax,
} from './syntax';
export { Unknown } from './unknown';
