// SPDX-License-Identifier: GPL-2.0-or-later
/** A check of modules as every kind of report. */
export { commonFolder } from './common-folder';
export { checkCsv, checkReports } from './reports';
