// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `changes`: a unit's text for two kernels to what its code uses that differs, held against the code itself. */
export { unitUses, type UnitTexts } from './unit-uses';
