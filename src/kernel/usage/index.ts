// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `usage`: which of the declarations that changed reach a module, and how that is known; and all that a check of
 * modules found, as one plain result.
 */
export { moduleCheck, symbolsOf } from './check';
export {
  MatrixBuilder,
  type CellObstacle,
  type MatrixCell,
  type MatrixModule,
  type ModuleMatrix,
} from './matrix';
export { isRecordAlike } from './own-record';
export { SourceUnits } from './source-units';
export { readBaseBtf, TypeData } from './type-data';
export type {
  CheckedModule,
  Evidence,
  FailedFile,
  ModuleCause,
  ModuleCheck,
  Reach,
  Unchecked,
} from './result';
