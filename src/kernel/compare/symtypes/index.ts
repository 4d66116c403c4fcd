// SPDX-License-Identifier: GPL-2.0-or-later
/** Two kernels' types → exports that only one has, and each changed declaration with the exports it reaches. */
export { compareSymtypes } from './compare';
export {
  differs,
  type KernelExport,
  type SymtypesComparison,
  type TypeChange,
  type TypeChangeKind,
} from './comparison';
