// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `page`: a comparison, several of them merged, modules before a kernel, or modules by kernels, as one self-contained web page.
 * `browser` is the program inside it, made of Preact and bundled by esbuild when the project is built.
 */
export { type Maker } from './frame';
export { checkPage, kernelsPage, matrixPage, pairsPage } from './page';
