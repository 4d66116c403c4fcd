/** A judged comparison of kernels as every kind of report, by pure functions, and as the file that keeps it. */
export { KERNEL_FORMATS, kernelReport, type KernelFormat } from './kernel-report';
export { readSaved } from './saved-reader';
export type { TextLook } from '../text-look';
export { typeDiff } from '../type-diff';
export { headlineOf, sideNames } from './headline';
export { visibleText } from '../readable';
export type { SavedCause, SavedComparison, SavedExport } from './saved';
export { bytesText, declarationName, sizeText } from '../wording';
export { factText, subjectText } from './wording';
export { diffLines } from './word-diff';
