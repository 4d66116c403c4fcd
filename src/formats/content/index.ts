// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `content`: a file, plain or compressed by gzip, xz, zstd, lz4, bzip2 or lzma, to the bytes in it. The first bytes of the
 * file tell which, whatever its name.
 */
export { LARGEST, readContent, readText, type ReadLimits } from './read-content';
export { contentOf, tooMuch } from './content-of';
export { linesIn, type Line } from './lines-in';
export { beforeComment, hasControl, refuseLine, wordsIn } from './line-words';
export { withoutMark } from './byte-order-mark';
export { makeFolder } from './make-folder';
export { unpackZstd } from './unpack-zstd';
export { whenReady } from './when-ready';
