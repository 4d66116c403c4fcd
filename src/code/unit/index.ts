// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `unit`: preprocessed text to what its names mean, and to its functions and variables. */
export { isWord, tokensOf, type Token } from './tokens';
export { UnitText, type Definition, type Inner } from './unit-text';
