/**
 * Stage 11, `report`: results as text for people and as JSON for programs, by pure functions.
 */
export { comparisonText, type Look } from './comparison';
export { crcJson, crcRows, problemLine } from './crc';
export { scanProblemText, scanText } from './scan';
export { SYMTYPES_FORMATS, symtypesReport, type SymtypesFormat } from './symtypes';
