// SPDX-License-Identifier: GPL-2.0-or-later
/** What the package exports. Nothing here prints, ends the process or changes its exit status. */
export { ModversionsError } from '../../problem';
export { Progress } from '../../progress';
export { checkModuleFiles, type CheckOptions, type ModuleReport } from './check-module-files';
export { compareSides, type CompareOptions, type ComparisonReport } from './compare-sides';
export { hashUnit, type HashOptions, type UnitHashes } from './hash-unit';
export type { Look } from './rendered';
export { scanKernel, type ScanOptions } from './scan-kernel';
