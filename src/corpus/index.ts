/**
 * Stage 10, `corpus`: everything that a scan of a kernel found, as plain data, and the files that hold it:
 * Module.symvers, consolidated symtypes, the baseline with exact texts and places, and scan.json.
 */
export type { Corpus, CorpusExport, CorpusUnit, Declaration, ExportType, Variant } from './corpus';
