/** Two kernels' types → exports that only one has, and each changed declaration with the exports it reaches. */
export { compareSymtypes } from './compare';
export type { LoneExport, SymtypesComparison, TypeChange, TypeChangeKind } from './comparison';
