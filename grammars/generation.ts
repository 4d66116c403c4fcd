// SPDX-License-Identifier: GPL-2.0-or-later
/** One generation of genksyms, as data: all that its program does otherwise than those before and after it. */
export interface Generation {
  /** The name that results give it. */
  name: string;
  /** The kernels whose genksyms it is, in words. */
  kernels: string;
  /** Reserved words and the token kinds they stand for. */
  keywords: Readonly<Record<string, KeywordKind>>;
  /** Words that the lexer cuts as types of the compiler. They are no identifiers, and nothing can be called so. */
  builtinTypes: readonly string[];
  /** The grammar, a production a line, in the notation described at G0. */
  productions: string;
  reading: Reading;
  /** Whether the records of enumerators in a reference file move the enumerator counter. */
  referencesCount: boolean;
  /** Whether the program knows the option `-s`, which does nothing. */
  prefixOption: boolean;
}

/** How a declaration is read that fits the grammar: what the tokens mean, without the automaton that finds it out. */
export interface Reading {
  /** Generations of one reading share all shapes that were parsed. */
  name: string;
  /**
   * Where a typedef's name is a type: `everywhere`, or only where a type may stand (`types-first`), so that behind a
   * type the same word names a declarator.
   */
  typeNames: 'everywhere' | 'types-first';
  /** Attributes behind a declarator belong to its text even where no initialiser follows. */
  keepsAttributes: boolean;
  /** Attributes may stand between `struct` or `union` and the tag or body. */
  attributesBeforeTag: boolean;
  /** An attribute may be all the specifiers that there are. */
  attributeSpecifies: boolean;
  /** Declarators of members and parameters may take one parameter list after another, and brackets behind them. */
  repeatsParameters: boolean;
}

/** The kinds that reserved words may have. */
export type KeywordKind =
  | 'EXPORT'
  | 'ASM'
  | 'ATTRIBUTE'
  | 'STATIC_ASSERT'
  | 'TYPEOF'
  | 'EXTENSION'
  | 'TYPEDEF'
  | 'STRUCT'
  | 'UNION'
  | 'ENUM'
  | 'AUTO'
  | 'REGISTER'
  | 'STATIC'
  | 'EXTERN'
  | 'INLINE'
  | 'CONST'
  | 'VOLATILE'
  | 'RESTRICT'
  | 'CHAR'
  | 'SHORT'
  | 'INT'
  | 'LONG'
  | 'SIGNED'
  | 'UNSIGNED'
  | 'FLOAT'
  | 'DOUBLE'
  | 'VOID'
  | 'BOOL'
  | 'VA_LIST'
  | 'BUILTIN_INT';
