/**
 * Stage `compare`: two releases → the exports whose CRC differs, and the declarations behind that.
 * A result is plain data, so that every report of it says the same.
 */
export { compareReleases } from './compare';
export type { Cause, CauseKind, ChangedExport, Comparison, Export } from './comparison';
export type { Release, Unit } from './release';
export {
  compareSymvers,
  countedChanges,
  hasUntolerated,
  type SymversChange,
  type SymversChangeKind,
  type SymversChoice,
  type Tolerance,
} from './symvers';
export { wordsOf } from './words';
export * from './symtypes';
export * from './kernels';
