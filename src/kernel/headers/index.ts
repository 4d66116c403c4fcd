// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `headers`: what became of functions and macros of public headers, which modules have compiled in. */
export { compareHeaders, type ChangedPiece } from './compare-headers';
export { usedNames, type KnownNames, type UsedNames } from './used-names';
export { spaced } from './words';
