// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `report`: results as text for people and as files for programs, by pure functions. What people are told is made
 * of a result once (`told`); each form goes on from there.
 */
export { csvOf, plainCell, type Cells } from './forms/csv';
export { crcJson, crcRows, problemLine } from './crc';
export { explainReports, type ExplainLook } from './explain';
export {
  DROP_IN_FORMATS,
  piecesInUtf8,
  REPORT_FORMATS,
  type DropInFormat,
  type ReportFormat,
  type Reported,
} from './formats';
export * from './kernels';
export { itemsJson } from './items-json';
export { kindsJson, kindsTable, kindText } from './kinds';
export { fitted, fittedText } from './fitted';
export { historyJson, historyText } from './history';
export { fixJson, fixPatch, fixText } from './fix';
export { budgetText, impactJson, impactText, type ToldImpact } from './impact';
export { referenceCheckText, referenceJson, referenceUpdateText, type ToldUpdate } from './reference';
export { missedWords, missedWordsFor, type MissedWords } from './missed-words';
export { listFindingsText, listText, sharesText, symbolsJson } from './lists';
export { layoutReports } from './layout-reports';
export * from './module-check';
export {
  cellText,
  kernelTitles,
  matrixReports,
  matrixWhy,
  MATRIX_FORMATS,
  type MatrixFormat,
  type ToldMatrix,
} from './module-matrix';
export * from './pairs';
export { obstacleText } from './obstacles';
export { scanProblemText, scanText } from './scan';
export { symtypesReport } from './symtypes';
export { symtypesJson } from './symtypes-json';
export { symversReport } from './symvers';
export { symversJson } from './symvers-json';
export { unusedRulesJson, unusedRulesText } from './unused-rules';
