// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `headers`: a header's own text to what it declares, to the functions and macros that modules compile in, and to the
 * conditions under which its lines stand.
 */
export { ConditionalText } from './cut-conditions';
export { cutHeader } from './cut-header';
export { declaredNames } from './declared-names';
