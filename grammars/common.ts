// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Shapes that nearly every C unit holds, as patterns over the kinds of `dialect.ts`. They are parsed when the
 * project is built, so that a single unit does not wait for tree-sitter to read what all units hold.
 * `?` marks what may be missing, `(a|b)` a choice; `_` stands for a blank inside a choice.
 */
export const COMMON: readonly Pattern[] = [
  [
    'file',
    '(STATIC|EXTERN|STATIC_INLINE|EXTERN_INLINE)? ATTRIBUTE_PHRASE? CONST? (INT|TYPE) ATTRIBUTE_PHRASE? *? IDENT (PARAMETERS|NO_PARAMETERS) (;|ATTRIBUTE_PHRASE_;|ASM_PHRASE_;|BRACE_PHRASE)',
  ],
  [
    'file',
    'STATIC ATTRIBUTE_PHRASE INLINE ATTRIBUTE_PHRASE? CONST? (INT|TYPE) *? IDENT PARAMETERS BRACE_PHRASE',
  ],
  [
    'file',
    '(STATIC|EXTERN)? ATTRIBUTE_PHRASE? CONST? (INT|TYPE|TYPEOF_TYPE) ATTRIBUTE_PHRASE? *? CONST? IDENT BRACKET_PHRASE? ATTRIBUTE_PHRASE? (=_EXPRESSION_PHRASE)? ;',
  ],
  [
    'file',
    '(STATIC|EXTERN)? ATTRIBUTE_PHRASE? CONST? (INT|TYPE) *? IDENT BRACKET_PHRASE? , *? IDENT BRACKET_PHRASE? ;',
  ],
  [
    'file',
    '(STATIC|EXTERN|TYPEDEF)? (INT|TYPE) *? ( * IDENT BRACKET_PHRASE? ) PARAMETERS ATTRIBUTE_PHRASE? ;',
  ],
  [
    'file',
    'EXTENSION? TYPEDEF CONST? (INT|TYPE) ATTRIBUTE_PHRASE? *? IDENT (BRACKET_PHRASE|PARAMETERS)? ATTRIBUTE_PHRASE? ;',
  ],
  ['file', 'TYPEDEF (INT|TYPE) *? ( IDENT ) PARAMETERS ;'],
  [
    'file',
    'TYPEDEF? (STRUCT|UNION) IDENT? MEMBERS ATTRIBUTE_PHRASE? *? IDENT? BRACKET_PHRASE? ATTRIBUTE_PHRASE? ;',
  ],
  ['file', 'TYPEDEF? ENUM IDENT? ENUMERATORS ATTRIBUTE_PHRASE? IDENT? ;'],
  [
    'file',
    '(STATIC|EXTERN) CONST? (STRUCT|UNION|ENUM) IDENT? (MEMBERS|ENUMERATORS) *? IDENT BRACKET_PHRASE? (=_EXPRESSION_PHRASE)? ;',
  ],
  ['file', 'INT ;'],
  ['file', 'STATIC INT IDENT ASM_PHRASE ;'],
  ['file', 'EXTERN INT IDENT BRACKET_PHRASE , IDENT BRACKET_PHRASE , IDENT BRACKET_PHRASE ;'],
  [
    'member',
    'CONST? (INT|TYPE|TYPEOF_TYPE) ATTRIBUTE_PHRASE? CONST? *? RESTRICT? IDENT BRACKET_PHRASE? ATTRIBUTE_PHRASE? ;',
  ],
  ['member', 'CONST? (INT|TYPE) *? IDENT BRACKET_PHRASE? , *? IDENT BRACKET_PHRASE? (,_IDENT)? (,_IDENT)? ;'],
  ['member', '(INT|TYPE) IDENT? : EXPRESSION_PHRASE ;'],
  ...lists('member', '(INT|TYPE)', 'IDENT : EXPRESSION_PHRASE', 16),
  ...lists('member', '(INT|TYPE)', 'IDENT', 8),
  ...lists('member', '(INT|TYPE)', '* IDENT', 4),
  ['member', '(INT|TYPE) *? TYPE ;'],
  [
    'member',
    'CONST? (INT|TYPE) *? ( * CONST? IDENT BRACKET_PHRASE? ) (PARAMETERS|NO_PARAMETERS) ATTRIBUTE_PHRASE? ;',
  ],
  [
    'member',
    'CONST? (STRUCT|UNION) IDENT? MEMBERS ATTRIBUTE_PHRASE? *? IDENT? BRACKET_PHRASE? ATTRIBUTE_PHRASE? ;',
  ],
  ['member', 'ENUM IDENT? ENUMERATORS ATTRIBUTE_PHRASE? IDENT? (:_EXPRESSION_PHRASE)? ;'],
  ['member', '(STRUCT|UNION) IDENT? MEMBERS IDENT , IDENT ;'],
  ['enumerator', 'IDENT (=_EXPRESSION_PHRASE)?'],
  ['parameter', 'CONST? (INT|TYPE) CONST? *? RESTRICT? IDENT? BRACKET_PHRASE?'],
  ['parameter', 'CONST? (INT|TYPE) *? ( * CONST? IDENT? ) PARAMETERS'],
  ['parameter', '(INT|TYPE) *? (TYPE|IDENT_PARAMETERS)'],
];

/** A place and the shapes that are common there. */
export type Pattern = readonly [place: 'file' | 'member' | 'enumerator' | 'parameter', pattern: string];

/** Lists of two to `most` fields of one type. */
function lists(place: Pattern[0], type: string, field: string, most: number): Pattern[] {
  return Array.from(
    { length: most - 1 },
    (_, n) => [place, `${type} ${field}${` , ${field}`.repeat(n + 1)} ;`] as const,
  );
}
