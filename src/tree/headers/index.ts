// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `headers`: a header's own text to what it declares, and to the functions and macros that modules compile in. */
export { cutHeader } from './cut-header';
export { declaredNames } from './declared-names';
