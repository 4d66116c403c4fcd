/** Two kernels' types → exports that only one has, and each changed declaration with the exports it reaches. */
export { compareSymtypes, type Judging } from './compare';
export {
  differs,
  type KernelExport,
  type SymtypesComparison,
  type Tolerance,
  type TypeChange,
  type TypeChangeKind,
} from './comparison';
