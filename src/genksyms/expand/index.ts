// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `expand`: an export and the records of its unit → the canonical text, its CRC, and the dump of
 * the types on the way.
 */
export { crcOfText, Expander, type UndefinedType } from './expander';
export { dumpLine, dumpOf, tokensText } from './dump';
