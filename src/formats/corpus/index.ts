// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `corpus`: everything that a scan of a kernel found, as plain data, and the files that hold it:
 * Module.symvers, consolidated symtypes, the baseline with exact texts and places, and scan.json.
 */
export { readBaseline } from './baseline-reader';
export { baselineLines } from './baseline-writer';
export { canonical, type CanonicalCorpus } from './canonical';
export type {
  Corpus,
  CorpusExport,
  CorpusUnit,
  Declaration,
  Definition,
  ExportType,
  Inclusion,
  Redeclared,
  Variant,
} from './corpus';
export { isSourceName, sourceWords } from './source-words';
export type { Branch, ConditionalMacro, ConditionGroup, FileConditions, SourceWords } from './conditions';
export { corpusTypes } from './corpus-types';
export { shortDigest } from './digest';
export type { Kernel, KernelKind, KernelTypes, Place, TypesSource } from './kernel';
export { areSameHeaders } from './headers-file';
export { isPublicHeader, type HeaderPiece, type PublicHeader } from './headers';
export { missingParts } from './missing-parts';
export { mergeScans, type Merged } from './merge';
export { readKernel } from './read-kernel';
export { readScan, type Scan } from './read-scan';
export { renumberedUnit, renumberedVariant, type UnitNumbers } from './renumber';
export { refuseForeign } from './foreign';
export { isDebugRecord } from './debug-records';
export { factsOf, NOT_BUILT } from './summary';
export { abiText, targetText } from './target-text';
export type {
  FileDigest,
  OtherTarget,
  ScanCounts,
  ScanFacts,
  ScanProblem,
  ScanSummary,
  Target,
} from './summary';
export { byBytes } from './order';
export { Records } from './records';
export { withUnits } from './replaced-units';
export { numbersOf, runsOf } from './runs';
export { Scope } from './scope';
export type { Symtypes, SymtypesUnit } from './symtypes';
export { readSymtypes } from './symtypes-files';
export { SymtypesReader } from './symtypes-reader';
export { symtypesDumps, symtypesOf, symtypesSections } from './symtypes-writer';
export { symversLine, symversText, type RowOrder, type SecondExport, type Symvers } from './symvers';
export { readSymvers } from './symvers-reader';
export { SYMVERS_TYPES, type SymversRow, type SymversType } from './symvers-row';
export { toldSymvers, type ToldSymvers } from './told-symvers';
export { wordsOf } from './words';
export { writeScan } from './write-scan';
