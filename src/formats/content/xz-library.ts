// SPDX-License-Identifier: GPL-2.0-or-later
/** Loaded with the first xz file. A bundle has names of packages only where they are imported by name. */
export { XzReadableStream } from 'xz-decompress';
