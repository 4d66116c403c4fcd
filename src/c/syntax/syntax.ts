// SPDX-License-Identifier: GPL-2.0-or-later
/** Arithmetic and other built-in types, each by its one spelling. */
export type BaseName =
  | 'void'
  | '_Bool'
  | 'char'
  | 'signed char'
  | 'unsigned char'
  | 'short'
  | 'unsigned short'
  | 'int'
  | 'unsigned int'
  | 'long'
  | 'unsigned long'
  | 'long long'
  | 'unsigned long long'
  | '__int128'
  | 'unsigned __int128'
  | 'float'
  | 'double'
  | 'long double'
  | '_Float16'
  | '_Float128'
  | '__builtin_va_list';

export type RecordTag = 'struct' | 'union';
export type Tag = RecordTag | 'enum';

/** What attributes say that bears on layout. */
export interface Attributes {
  packed: boolean;
  /** Whether a `packed` stands before every `aligned`. */
  packedFirst: boolean;
  /** Of each `aligned`, in the order of the text: its argument; null for one without. */
  aligned: (Expression | null)[];
  /** Of each `_Alignas`: an expression or a type. */
  alignas: (Expression | TypeSyntax)[];
  /** The argument of `mode`, without underscores: `DI`. */
  mode: string | null;
  vectorSize: Expression | null;
  transparentUnion: boolean;
  /** Names of attributes of which it is not known that they leave the layout alone. */
  unknown: string[];
  /** All of it as written, words with a blank between them, sorted; to tell whether anything at all differs. */
  words: string[];
}

/** A type as it is written; names in it mean what they mean in the unit that holds it. */
export type TypeSyntax =
  | { kind: 'base'; name: BaseName }
  | { kind: 'complex'; of: TypeSyntax }
  | { kind: 'typedef'; name: string }
  | { kind: 'tag'; tag: Tag; name: string }
  | RecordSyntax
  | EnumSyntax
  | { kind: 'pointer'; to: TypeSyntax }
  /** `length` null: `[]`. */
  | { kind: 'array'; of: TypeSyntax; length: Expression | null }
  | FunctionSyntax
  | { kind: 'typeof'; of: Expression | TypeSyntax; isType: boolean }
  /** What `vector_size` makes of an arithmetic type; `size` in bytes. */
  | { kind: 'vector'; of: TypeSyntax; size: Expression }
  | { kind: 'qualified'; of: TypeSyntax; qualifiers: readonly string[] }
  /** Attributes on a type rather than on what is declared with it. */
  | { kind: 'attributed'; of: TypeSyntax; attributes: Attributes };

export interface FunctionSyntax {
  kind: 'function';
  result: TypeSyntax;
  parameters: { name: string | null; type: TypeSyntax }[];
  isVariadic: boolean;
  /** False for `f()`. */
  isPrototype: boolean;
}

/** Whose rules hold where compilers differ. */
export type Compiler = 'gcc' | 'clang';

/** The definition of a struct or union. */
export interface RecordSyntax {
  kind: 'record';
  tag: RecordTag;
  name: string | null;
  members: Member[];
  attributes: Attributes;
  /** The `#pragma pack` in force, in bytes; 0 for none. */
  pack: number;
}

export interface Member {
  /** Null for an anonymous struct or union, and for an unnamed bit-field. */
  name: string | null;
  type: TypeSyntax;
  /** Of a bit-field. */
  width: Expression | null;
  attributes: Attributes;
  /**
   * Whether a type with a name stands alone: `struct pot;`. With -fms-extensions a struct or union is a member without a
   * name then; everything else declares nothing.
   */
  isBare?: true;
}

/** The definition of an enum. */
export interface EnumSyntax {
  kind: 'enum';
  name: string | null;
  enumerators: Enumerator[];
  attributes: Attributes;
}

export interface Enumerator {
  name: string;
  value: Expression | null;
  attributes: Attributes;
}

/** An expression as it is written. */
export type Expression =
  | { kind: 'number'; value: bigint; suffix: string; isDecimal: boolean }
  /** `value` of a single character: 0 to 255; of several as the int that GCC makes of them. */
  | { kind: 'character'; value: bigint; isSingle: boolean; prefix: string }
  | { kind: 'string'; length: number; prefix: string }
  | { kind: 'name'; name: string }
  | { kind: 'unary'; operator: string; of: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  /** `then` null: `a ?: b`. */
  | { kind: 'conditional'; if: Expression; then: Expression | null; else: Expression }
  | { kind: 'cast'; to: TypeSyntax; of: Expression }
  | { kind: 'size of type'; of: TypeSyntax }
  | { kind: 'size of'; of: Expression }
  /** `isLeast`: `_Alignof`, the least anywhere; else `__alignof__`, that of an object by itself. They differ on i386. */
  | { kind: 'alignment of type'; of: TypeSyntax; isLeast: boolean }
  | { kind: 'alignment of'; of: Expression }
  | { kind: 'offset'; of: TypeSyntax; path: OffsetStep[] }
  | { kind: 'compatible'; types: [TypeSyntax, TypeSyntax] }
  | { kind: 'call'; name: string; arguments: Expression[] }
  | { kind: 'member'; of: Expression; name: string; isArrow: boolean }
  | { kind: 'element'; of: Expression; index: Expression }
  /** What no constant is made of: a statement expression, a compound literal. */
  | { kind: 'other'; what: string };

export type OffsetStep = { member: string } | { index: Expression };

export type Storage = 'typedef' | 'extern' | 'static' | 'none';

/** A name that a declaration declares. */
export interface Declared {
  name: string;
  storage: Storage;
  type: TypeSyntax;
  attributes: Attributes;
}

/** A whole top-level declaration, read. */
export interface ReadDeclaration {
  declared: Declared[];
  /** Structs, unions and enums it defines, those within others included, by `struct pot`. */
  definitions: Map<string, RecordSyntax | EnumSyntax>;
  /** Enums by each of their enumerators. */
  enumerators: Map<string, EnumSyntax>;
}
