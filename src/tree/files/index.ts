// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `files`: work over the cores, and the exports of many preprocessed files by it.
 * The results are the same for any number of workers, and come in the order of the files.
 */
export { hashFiles, type FileResult, type Order } from './hash-files';
export { overWorkers, Pool } from './pool';
export { readUnit } from './read-file';
