// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `body`: the text of functions and variables to what they use: members, sizes, enumerators, functions. */
export { CodeReader } from './reader';
export type { Open, Use, Uses } from './uses';
