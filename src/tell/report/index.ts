/**
 * Stage `report`: results as text for people and as JSON for programs, by pure functions.
 */
export { comparisonText, type Look } from './comparison';
export { crcJson, crcRows, problemLine } from './crc';
export { explainJson, explainText, type ExplainLook } from './explain';
export * from './kernels';
export * from './module-check';
export { layoutText } from './layout';
export { layoutJson } from './layout-json';
export { scanProblemText, scanText } from './scan';
export { symtypesReport } from './symtypes';
export { symtypesJson } from './symtypes-json';
export { DROP_IN_FORMATS, symversReport, type DropInFormat } from './symvers';
export { symversJson } from './symvers-json';
export { unusedRulesJson, unusedRulesText } from './unused-rules';
