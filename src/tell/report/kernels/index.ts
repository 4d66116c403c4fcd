// SPDX-License-Identifier: GPL-2.0-or-later
/** A judged comparison of kernels as every kind of report, and as the file that keeps it. */
export { kernelReports } from './reports';
export { kernelsSummary } from './text';
export type { TextLook } from '../text-look';
export { declarationDiff } from '../type-diff';
export type { ToldComparison } from './told-comparison';
export { bytesText, declarationName, ruleUseText, sizeText, toleratedText } from '../wording';
export { beyondLine } from './coverage';
export { CANNOT_BE_JUDGED, compiledInDiff, compiledInTitle } from './compiled-in';
export { notCoveredText } from './covered';
export { configurationText, optionCauseText } from './options-text';
export { factText, subjectText } from './wording';
export { diffLines } from './word-diff';
export { kindTitle } from './kind-help';
export { judgementSentence } from './judgement';
