// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `documents`: each JSON format with one definition, which gives its schema, its type and what reads it. Other stages
 * take the types alone, so that nothing of this is loaded until a document is read.
 */
import { COMPARISON } from './comparison';
import { EXPLANATION } from './explanation';
import { FIX } from './fix';
import { HISTORY } from './history';
import { IMPACT } from './impact';
import { LAYOUTS } from './layout';
import { MODULE_CHECK } from './module-check';
import { MODULE_MATRIX } from './module-matrix';
import { PAIRS } from './pairs';
import { REFERENCE } from './reference';
import { SYMBOLS } from './symbols';

export type { SavedCause, SavedChange, SavedComparison, SavedCompiledIn, SavedExport } from './comparison';
export type { ExplanationDocument } from './explanation';
export type { FixDocument } from './fix';
export type { HistoryDocument } from './history';
export type { ImpactDocument } from './impact';
export type { LayoutDocument, LayoutMember } from './layout';
export type { ModuleCheckDocument } from './module-check';
export type { ModuleMatrixDocument } from './module-matrix';
export type { PairsDocument } from './pairs';
export type { ReferenceDocument } from './reference';
export type { SymbolsDocument } from './symbols';
export { readSaved } from './read-comparison';

/** The schemas by the names of their files, `docs/comparison.schema.json`. */
export const SCHEMAS = {
  comparison: COMPARISON,
  explanation: EXPLANATION,
  fix: FIX,
  impact: IMPACT,
  history: HISTORY,
  layout: LAYOUTS,
  'module-check': MODULE_CHECK,
  'module-matrix': MODULE_MATRIX,
  pairs: PAIRS,
  reference: REFERENCE,
  symbols: SYMBOLS,
} as const;
