// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `fix`: what hides a change from genksyms that no compiled module notices: written into the new sources, and held
 * against what a scan of the patched sources found.
 */
export { extentOf } from './extent';
export { MACRO_FAMILIES, MACROS, type MacroFamily } from './families';
export { fixesFor, type FixTree, type PatchedScan } from './fixes-for';
export { overridesFor } from './overrides-for';
export { REFUSALS, type Fix, type Fixes, type Refused } from './result';
