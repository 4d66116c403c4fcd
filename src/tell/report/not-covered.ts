// SPDX-License-Identifier: GPL-2.0-or-later
/** The standing sentence of every report: what its verdicts cover, and what they do not. */
export const NOT_COVERED =
  'Verdicts cover exports and all that their types lead to, and not what modules compile in from headers beside that: bodies of inline functions, values of macros, and types that no export leads to, as those behind void * or plain numbers.';
