// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `preprocess`: a unit and its command → the text that kbuild would hand to genksyms, with notes of
 * what that text alone does not say: the type and the namespace of each export.
 */
export { UnitFailure, type Preprocessed, type Setup } from './preprocessor';
export { Disagreement, SampledTexts, type PreprocessorChoice } from './sampled-texts';
export { Texts, type OwnTexts } from './texts';
export { readAll, runCompiler } from './compiler';
export { assemblyExports, prototypeHeaders, prototypesUnit } from './assembly';
export { hasElfNote } from './elf-notes';
export { noteOf, type ExportNote } from './notes';
export { Predefined } from './predefined';
export { provedFor, type Proof } from './proved';
export { prepareSetup } from './setup';
export { otherTargets, targetFrom, targetOf } from './target';
