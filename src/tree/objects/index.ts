// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `objects`: compiled objects of a tree to what they export, for kernels whose CRCs are made from debug data.
 */
export { definedIn } from './defined-in';
export { recordedOf, type Recorded } from './recorded';
export { elfAt, versionObject, type Versioned } from './version-object';
