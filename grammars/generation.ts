/** One generation of the genksyms grammar, as data. */
export interface Generation {
  name: string;
  /** Reserved words and the token kinds they stand for. */
  keywords: Readonly<Record<string, KeywordKind>>;
  /** The grammar, a production a line, in the notation described at G0. */
  productions: string;
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
