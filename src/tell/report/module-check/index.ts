// SPDX-License-Identifier: GPL-2.0-or-later
/** A check of modules as every kind of report. */
export { codeLines } from './code-lines';
export { commonFolder } from './common-folder';
export { COST_TITLES } from './cost-tables';
export { costsOf, type Cost } from './costs';
export { checkCsv, checkReports } from './reports';
export { type ToldCheck } from './told-check';
export { EVIDENCE, isTroubled, whyText } from './wording';
