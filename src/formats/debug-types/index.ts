// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `debug-types`: the debug information of one unit after the other to types by number, as BTF has them for a whole kernel.
 * Of a unit only that is kept which the symbols lead to that are asked for.
 */
export { DebugUnits, type DebugLimits, type DebugUnit } from './debug-units';
export { baseName } from './base-names';
