// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `headers`: a public header's own text to the functions and macros that modules compile in. */
export { cutHeader } from './cut-header';
