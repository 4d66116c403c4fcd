// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `shipped`: a kernel as distributions ship it, in images, modules and headers, to all that a comparison takes. Nothing
 * of it is installed or run.
 */
export { readSide } from './read-side';
export { modulesIn } from './packages';
export type { ShippedFile } from './parts';
export { shippedSymvers } from './shipped-symvers';
