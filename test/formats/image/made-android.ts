// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * A boot image of Android. Version 0 to 2 have a size of a page, 3 and 4 none; before there were versions, another number stood in the place of
 * theirs.
 */
export function androidImage(version: number, kernel: Buffer, page = 2048): Buffer {
  const image = Buffer.alloc(version === 3 || version === 4 ? 4096 : page);
  image.write('ANDROID!', 0, 'latin1');
  image.writeUInt32LE(kernel.length, 8);
  if (image.length === page) image.writeUInt32LE(page, 36);
  image.writeUInt32LE(version, 40);
  return Buffer.concat([image, kernel, Buffer.from('what stands behind it')]);
}
