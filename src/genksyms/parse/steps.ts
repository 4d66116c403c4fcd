// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What a declaration does to the records, step by step, in the order in which genksyms does it.
 * Operands are numbers of items of the piece that the steps belong to.
 */
export const enum Step {
  /** Take the steps of the pieces inside this body. */
  BODY,
  /** Leave this item out of records. */
  DROP,
  /** This item refers to a type of the name space given as second operand (`Tag`). */
  TAG,
  EXTERN,
  INLINE,
  TYPEDEF,
  /** Keyword, tag and body of a definition, and its `Tag`. */
  DEFINE,
  ANONYMOUS_ENUM,
  /** An enumerator without a value; it is declared when the item behind it was read. */
  ENUMERATOR,
  /** An enumerator, its `=` and its value. */
  ENUMERATOR_VALUE,
  /** The last specifier, which further declarators share. */
  SPECIFIERS,
  NAME,
  /** `=` and value. */
  INITIALISER,
  /** The last item of the first declarator. */
  FIRST,
  /** A comma, and the last item of the declarator behind it. */
  ANOTHER,
  /** The last item of the declarator of a function with a body. */
  FUNCTION,
  /** The name, and the item that ends the export statement. */
  EXPORT,
}

/** Numbers in a step: the step itself and up to four operands. */
export const STEP_SIZE = 5;

/** The name space a word of a record refers to, as `symtypes` files mark it. */
export const enum Tag {
  NONE,
  TYPEDEF,
  STRUCT,
  UNION,
  ENUM,
}
