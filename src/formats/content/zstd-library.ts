// SPDX-License-Identifier: GPL-2.0-or-later
/** Loaded with the first zstd file. A bundle has names of packages only where they are imported by name. */
export { Decompress, ZstdErrorCode } from 'fzstd';
export { default as xxhash } from 'xxhash-wasm';
