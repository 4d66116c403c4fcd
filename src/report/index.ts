/**
 * Stage 11, `report`: results as text for people and as JSON for programs, by pure functions.
 */
export { comparisonText, type Look } from './comparison';
export { crcJson, crcRows, problemLine } from './crc';
export { scanProblemText, scanText } from './scan';
export { DROP_IN_FORMATS, symversReport, unusedRulesText, type DropInFormat } from './symvers';
