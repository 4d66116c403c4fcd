// SPDX-License-Identifier: GPL-2.0-or-later
import { KEYWORDS } from './g0';
import type { Generation } from './generation';
import { REWORKED_READING } from './readings';

/** Vectors of 64 and 128 bits and their relatives, as the compiler of arm64 names them. */
const VECTOR_TYPES = ['', 'u'].flatMap((sign) =>
  [8, 16, 32, 64].flatMap((bits) => [1, 2, 4, 8, 16].map((count) => `${sign}int${bits}x${count}_t`)),
);

/** The grammar since 6.14, in the notation of G0; it has no conflicts. */
const productions = (grouped: string): string => `
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
  plain: specifiers_opt objects_opt ; @3 #simple !types
  objects_opt: @-
  objects_opt: objects
  objects: object #first !names
  objects: objects , attributes object @4 #another !names
  object: declarator label_opt attributes initialiser_opt @1?2?3?4
  specifiers_opt: @- #nospecifier
  specifiers_opt: specifiers
  specifiers: attributes specifier #another_specifier
  specifiers: specifiers specifier #another_specifier
  specifiers: specifiers ATTRIBUTE_PHRASE #another_specifier
  specifier: storage #drop
  specifier: type !names
  specifier: qualifier
  storage: AUTO
  storage: REGISTER
  storage: STATIC
  storage: EXTERN #extern
  storage: INLINE #inline
  type: basic_type
  type: TYPEOF ( parameter )
  type: TYPEOF_PHRASE
  type: STRUCT attributes IDENT @3 #struct
  type: UNION attributes IDENT @3 #union
  type: ENUM IDENT @2 #enum
  type: STRUCT attributes IDENT body @4 #struct_body
  type: UNION attributes IDENT body @4 #union_body
  type: ENUM IDENT enum_body @3 #enum_body
  type: ENUM enum_body @2 #anonymous_enum
  type: STRUCT attributes body @3
  type: UNION attributes body @3
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
  qualifiers: ATTRIBUTE_PHRASE
  qualifiers: qualifiers qualifier @2
  qualifiers: qualifiers ATTRIBUTE_PHRASE @2
  qualifier: CONST
  qualifier: VOLATILE
  qualifier: RESTRICT #drop
  declarator: pointer declarator @2
  declarator: core
  core: IDENT #name !types
  core: core ( parameters ) @4
  core: core ( error ) @4
  core: core BRACKET_PHRASE @2
  ${grouped}
  member_name: pointer member_name @2
  member_name: member_core
  member_core: member_base
  member_core: member_base ( parameters ) @4
  member_base: IDENT !types
  member_base: member_base ( error ) @4
  member_base: member_base BRACKET_PHRASE @2
  member_base: ( attributes member_name ) @4
  member_base: ( error ) @3
  parameters: parameter_list_opt DOTS @2
  parameters: parameter_list_opt
  parameters: parameter_list , DOTS @3
  parameter_list_opt: @-
  parameter_list_opt: parameter_list
  parameter_list: parameter !types
  parameter_list: parameter_list , parameter @3 !types
  parameter: specifiers parameter_name_opt @1?2
  parameter_name_opt: @-
  parameter_name_opt: parameter_name
  parameter_name: pointer
  parameter_name: pointer parameter_name @1?2
  parameter_name: parameter_core attributes @2 !types
  parameter_core: parameter_base
  parameter_core: parameter_base open parameters ) @4
  parameter_core: open parameters ) @3
  parameter_base: IDENT #drop
  parameter_base: parameter_base open error ) @4
  parameter_base: parameter_base BRACKET_PHRASE @2
  parameter_base: open attributes parameter_name ) @4
  parameter_base: open error ) @3
  parameter_base: BRACKET_PHRASE
  open: ( !types
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
  member: specifiers_opt fields_opt ; @3 !types
  member: error ; @2 !types
  fields_opt: @-
  fields_opt: fields
  fields: field !names
  fields: fields , field @3 !names
  field: member_name attributes @1?2
  field: IDENT bits @2
  field: bits
  bits: : EXPRESSION_PHRASE @2
  attributes: @-
  attributes: attributes ATTRIBUTE_PHRASE @2
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

/** The rework of early 2025. */
export const V6_14: Generation = {
  name: '6.14',
  kernels: '6.14',
  keywords: { __GENKSYMS_EXPORT_SYMBOL: 'EXPORT', ...KEYWORDS },
  builtinTypes: VECTOR_TYPES,
  productions: productions('core: ( declarator ) @3'),
  reading: REWORKED_READING,
  referencesCount: false,
  prefixOption: false,
};

/** A few words more. */
export const V6_15: Generation = {
  ...V6_14,
  name: '6.15',
  kernels: '6.15 to 6.19',
  keywords: {
    ...V6_14.keywords,
    __seg_fs: 'CONST',
    __seg_gs: 'CONST',
    __typeof_unqual: 'TYPEOF',
    __typeof_unqual__: 'TYPEOF',
    typeof_unqual: 'TYPEOF',
  },
};

/** Attributes before a declarator in parentheses, at file scope too. */
export const V7_0: Generation = {
  ...V6_15,
  name: '7.0',
  kernels: '7.0 and later',
  productions: productions('core: ( attributes declarator ) @4'),
};
