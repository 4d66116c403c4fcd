// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation, KeywordKind } from './generation';
import { FIRST_READING } from './readings';

/** Reserved words that all generations know. */
export const KEYWORDS: Readonly<Record<string, KeywordKind>> = {
  __asm: 'ASM',
  __asm__: 'ASM',
  asm: 'ASM',
  __attribute: 'ATTRIBUTE',
  __attribute__: 'ATTRIBUTE',
  __const: 'CONST',
  __const__: 'CONST',
  const: 'CONST',
  __extension__: 'EXTENSION',
  __inline: 'INLINE',
  __inline__: 'INLINE',
  inline: 'INLINE',
  __signed: 'SIGNED',
  __signed__: 'SIGNED',
  signed: 'SIGNED',
  __typeof: 'TYPEOF',
  __typeof__: 'TYPEOF',
  typeof: 'TYPEOF',
  __volatile: 'VOLATILE',
  __volatile__: 'VOLATILE',
  volatile: 'VOLATILE',
  __builtin_va_list: 'VA_LIST',
  __int128: 'BUILTIN_INT',
  __int128_t: 'BUILTIN_INT',
  __uint128_t: 'BUILTIN_INT',
  _Bool: 'BOOL',
  __restrict: 'RESTRICT',
  __restrict__: 'RESTRICT',
  restrict: 'RESTRICT',
  _Static_assert: 'STATIC_ASSERT',
  auto: 'AUTO',
  char: 'CHAR',
  double: 'DOUBLE',
  enum: 'ENUM',
  extern: 'EXTERN',
  float: 'FLOAT',
  int: 'INT',
  long: 'LONG',
  register: 'REGISTER',
  short: 'SHORT',
  static: 'STATIC',
  struct: 'STRUCT',
  typedef: 'TYPEDEF',
  union: 'UNION',
  unsigned: 'UNSIGNED',
  void: 'VOID',
};

/**
 * The grammar of kernels up to 6.13 (parse.y of 6.1 and 6.12 agree).
 *
 * A production reads `left: right … @n #action`. `@n` is the part that gives the production its value, the
 * slot of a word (default: the first part; `@-`: none; `@a?b` the last part present). `#action` names the
 * step taken when the production is complete. `!names` and `!types` behind it say what the lexer may make of a
 * typedef's name from then on: a plain name, or a type again. The order of productions decides conflicts, as in parse.y.
 */
const PRODUCTIONS = `
  unit: declaration
  unit: unit declaration
  begin: #begin
  declaration: begin whole #end
  typedef_begin: #typedef
  whole: EXTENSION TYPEDEF typedef_begin plain @4
  typedef_begin_2: #typedef
  whole: TYPEDEF typedef_begin_2 plain @3
  whole: plain
  whole: function
  whole: assembly
  whole: export
  whole: assertion
  whole: error ; @2
  whole: error } @2
  plain: specifiers_opt objects_opt ; @3 #simple
  objects_opt: @-
  objects_opt: objects
  objects: object #first
  objects: objects , object @3 #another
  object: declarator label_opt attributes initialiser_opt @1?2?3?4
  specifiers_opt: @- #nospecifier
  specifiers_opt: specifiers
  specifiers: specifier #specifier
  specifiers: specifiers specifier @2 #another_specifier
  specifier: storage #drop
  specifier: type
  storage: AUTO
  storage: REGISTER
  storage: STATIC
  storage: EXTERN #extern
  storage: INLINE #inline
  type: basic_type
  type: qualifier
  type: TYPEOF ( parameter )
  type: TYPEOF_PHRASE
  type: STRUCT IDENT @2 #struct
  type: UNION IDENT @2 #union
  type: ENUM IDENT @2 #enum
  type: STRUCT IDENT body @3 #struct_body
  type: UNION IDENT body @3 #union_body
  type: ENUM IDENT enum_body @3 #enum_body
  type: ENUM enum_body @2 #anonymous_enum
  type: STRUCT body @2
  type: UNION body @2
  basic_type: CHAR
  basic_type: SHORT
  basic_type: INT
  basic_type: LONG
  basic_type: SIGNED
  basic_type: UNSIGNED
  basic_type: FLOAT
  basic_type: DOUBLE
  basic_type: VOID
  basic_type: BOOL
  basic_type: VA_LIST
  basic_type: BUILTIN_INT
  basic_type: TYPE #type
  pointer: * qualifiers_opt @1?2
  qualifiers_opt: @-
  qualifiers_opt: qualifiers
  qualifiers: qualifier
  qualifiers: qualifiers qualifier @2
  qualifier: CONST
  qualifier: VOLATILE
  qualifier: ATTRIBUTE_PHRASE
  qualifier: RESTRICT #drop
  declarator: pointer declarator @2
  declarator: core
  core: IDENT #name
  core: TYPE #name
  core: core ( parameters ) @4
  core: core ( error ) @4
  core: core BRACKET_PHRASE @2
  core: ( declarator ) @3
  member_name: pointer member_name @2
  member_name: member_core
  member_core: IDENT
  member_core: TYPE
  member_core: member_core ( parameters ) @4
  member_core: member_core ( error ) @4
  member_core: member_core BRACKET_PHRASE @2
  member_core: ( member_name ) @3
  member_core: ( error ) @3
  parameters: parameter_list_opt DOTS @2
  parameters: parameter_list_opt
  parameters: parameter_list , DOTS @3
  parameter_list_opt: @-
  parameter_list_opt: parameter_list
  parameter_list: parameter
  parameter_list: parameter_list , parameter @3
  parameter: specifiers parameter_name @1?2
  parameter_name: pointer parameter_name @1?2
  parameter_name: parameter_core
  parameter_core: @-
  parameter_core: IDENT #drop
  parameter_core: TYPE #drop
  parameter_core: parameter_core ( parameters ) @4
  parameter_core: parameter_core ( error ) @4
  parameter_core: parameter_core BRACKET_PHRASE @2
  parameter_core: ( parameter_name ) @3
  parameter_core: ( error ) @3
  function: specifiers_opt declarator BRACE_PHRASE @3 #function
  initialiser_opt: @-
  initialiser_opt: initialiser
  initialiser: = EXPRESSION_PHRASE @2 #initializer
  body: { members_opt } @3
  body: { error } @3
  members_opt: @-
  members_opt: members
  members: member
  members: members member @2
  member: specifiers_opt fields_opt ; @3
  member: error ; @2
  fields_opt: @-
  fields_opt: fields
  fields: field
  fields: fields , field @3
  field: member_name attributes
  field: IDENT bits @2
  field: bits
  bits: : EXPRESSION_PHRASE @2
  attributes: @-
  attributes: attributes ATTRIBUTE_PHRASE
  enum_body: { enumerators } @3
  enum_body: { enumerators , } @4
  enumerators: enumerator
  enumerators: enumerators , enumerator
  enumerator: IDENT #enumerator
  enumerator: IDENT = EXPRESSION_PHRASE #enumerator_value
  assembly: ASM_PHRASE ; @2
  label_opt: @-
  label_opt: ASM_PHRASE
  export: EXPORT ( IDENT ) ; @5 #export
  assertion: STATIC_ASSERT_PHRASE ; @2
`;

/** Up to 6.13, where `include/linux/export.h` makes each export one statement of this name. */
export const G0: Generation = {
  name: 'G0',
  kernels: '5.4 to 6.13',
  keywords: { __GENKSYMS_EXPORT_SYMBOL: 'EXPORT', ...KEYWORDS },
  builtinTypes: [],
  productions: PRODUCTIONS,
  reading: FIRST_READING,
  referencesCount: true,
  prefixOption: true,
};

/** The same from 6.8 on: an option less. */
export const G0_WITHOUT_PREFIX: Generation = { ...G0, prefixOption: false };

/** The grammar of G0 in kernels that leave the macros of exports as they are in the source. */
export const G0_MACROS: Generation = {
  ...G0,
  name: 'G0-5.3',
  kernels: 'up to 5.3',
  keywords: {
    EXPORT_SYMBOL: 'EXPORT',
    EXPORT_SYMBOL_GPL: 'EXPORT',
    EXPORT_SYMBOL_GPL_FUTURE: 'EXPORT',
    EXPORT_UNUSED_SYMBOL: 'EXPORT',
    EXPORT_UNUSED_SYMBOL_GPL: 'EXPORT',
    ...KEYWORDS,
  },
};
