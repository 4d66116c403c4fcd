// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `type-data`: the types that a build left in vmlinux and modules, as declarations of C and as the corpus that a scan of
 * the sources would give, as far as type data know it.
 */
export { CorpusDraft } from './corpus-draft';
export { corpusOf } from './corpus-of';
export type { Basics } from './fitting';
export { TypeSource, type NamedRecord, type TypedPart } from './typed-exports';
export { unitRecords } from './unit-records';
