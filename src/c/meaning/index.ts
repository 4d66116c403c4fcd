// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What declarations mean to the compiler of a module, in one canonical form: layouts, values, signatures, attributes at
 * every depth. Equal meanings are the same to compiled code.
 */
export { attributeTexts } from './attributes';
export { qualifiedBy } from './qualified';
export { composite, meaningOf, type Meaning, type Reference, type Subject } from './meaning';
export { adjustedParameter, peeled, typeText, type Peeled, type TextOptions } from './type-text';
