// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * How the kernel's C is made readable for tree-sitter-c.
 *
 * A declaration is shown to tree-sitter as a *shape*: one fixed spelling for each of its tokens, so that
 * declarations of the same shape are parsed once. What stock tree-sitter-c cannot read gets a spelling it
 * can read in the same place; the words of the records always come from the text itself.
 */

/** Characters given to each token, so that a place in the shape divides into a token's number. */
export const PITCH = 12;

/**
 * The spelling of each token; a kind not listed makes the declaration unreadable. What grammar and record
 * do not tell apart is one kind by now: see `FOLDED`.
 */
export const SPELLING = {
  IDENT: 'x',
  TYPE: 'size_t',
  '(': '(',
  ')': ')',
  '*': '*',
  ',': ',',
  ';': ';',
  ':': ':',
  '=': '=',
  BRACE_PHRASE: '{}',
  BRACKET_PHRASE: '[1]',
  EXPRESSION_PHRASE: '1',
  STRUCT: 'struct',
  UNION: 'union',
  ENUM: 'enum',
  STATIC: 'static',
  EXTERN: 'extern',
  INLINE: 'inline',
  CONST: 'const',
  RESTRICT: 'restrict',
  INT: 'int',
  MEMBERS: '{int x;}',
  ENUMERATORS: '{x}',
  PARAMETERS: '(int)',
  NO_PARAMETERS: '()',
  TYPEOF_TYPE: 'int',
} as const;

/** Kinds that every grammar treats alike and no step tells apart. */
export const FOLDED = {
  CHAR: 'INT',
  SHORT: 'INT',
  LONG: 'INT',
  SIGNED: 'INT',
  UNSIGNED: 'INT',
  FLOAT: 'INT',
  DOUBLE: 'INT',
  VOID: 'INT',
  BOOL: 'INT',
  VA_LIST: 'INT',
  BUILTIN_INT: 'INT',
  TYPEOF_PHRASE: 'INT',
  AUTO: 'STATIC',
  REGISTER: 'STATIC',
  VOLATILE: 'CONST',
} as const;

/** Spellings that depend on the place. */
export const IN_PLACE = {
  /** `typedef` leads a declaration like any storage class, and then allows all that others allow. */
  typedef: 'extern',
  /** An attribute where a qualifier may stand. */
  qualifier: 'const',
  /** A typedef's name where only a declarator's name may stand. */
  name: 'x',
  /** The colon of a bit-field without a name. */
  unnamedBits: 'x:',
  /** The semicolon of a declaration that declares no more than a type. */
  unnamed: 'x;',
  /** What the dialect leaves out: attributes and asm labels behind a declarator, `__extension__`. */
  nothing: '',
} as const;

/** What a shape is wrapped in, by where it stands; the wrap takes the place of one token before it. */
export const WRAP = {
  file: { before: '', after: '' },
  member: { before: 'struct{', after: '};' },
  enumerator: { before: 'enum{', after: '};' },
  parameter: { before: 'int x(', after: ');' },
} as const;
