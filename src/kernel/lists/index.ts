// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `lists`: lists of symbols and what they promise: made of modules, joined, held against kernels and modules. */
export { checkList, type ListedChange, type ListedFinding } from './check-list';
export { importedBy, sharesOf, unionOf, type ListedSymbol, type ModuleShare } from './listed';
