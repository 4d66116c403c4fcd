// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `reference`: a stored reference of a kABI, renewed wholly or in parts, and whether its files belong together. */
export { exportsByCause, refuseOtherKernels, type ByCause } from './by-cause';
export { rowChanges, unitChanges, type FieldChange, type ReferenceChange } from './changes';
export { checkReference, type ReferenceCheck, type ReferenceFinding } from './check-reference';
export { renewRows } from './renew-rows';
export { exportsOf, renewUnits } from './renew-units';
