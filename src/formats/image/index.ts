// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `image`: kernels as they boot, unpacked, to their exports and type data. Nothing of them is run, and each number in
 * them is checked before it is used.
 */
export type { ImageExports } from './exports';
export { isBtf, readImage, type KernelImage } from './image';
export { charSign, machineOf } from './machine';
export { isBootImage, isRawImage } from './unpack';
