// SPDX-License-Identifier: GPL-2.0-or-later
/** Modules by kernels as every kind of report. */
export { matrixReports, MATRIX_FORMATS, type MatrixFormat } from './reports';
export { cellText, kernelTitles, matrixWhy, type ToldMatrix } from './told-matrix';
