// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `lex`: the bytes of a preprocessed unit → the words and tokens that genksyms sees.
 * Exact to the byte, since these words are what a CRC is taken over; knows nothing of structure.
 */
export { Kind, KINDS, type KindName } from './kinds';
export { Names } from './names';
export { TypeNames } from './type-names';
export { Packing, pairsIn } from './packing';
export { Lexer, WordFlag, type Mark } from './lexer';
