/**
 * Stage `work`: the exports of many preprocessed files, over one or more cores.
 * The results are the same for any number of workers, and come in the order of the files.
 */
export { hashFiles, type FileResult, type Order } from './hash-files';
export { readUnit } from './read-file';
