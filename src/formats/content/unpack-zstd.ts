// SPDX-License-Identifier: GPL-2.0-or-later
import { Decompress } from 'fzstd';
import { BROKEN, Damaged } from './damaged';
import { Gathering } from './gathering';

/**
 * The content of zstd frames whose size is known, as a section of an ELF file is packed. Its checksum is not looked at.
 * @throws Damaged, TooMuch
 */
export function unpackZstd(bytes: Buffer, size: number): Buffer {
  const content = new Gathering(size);
  new Decompress((chunk) => content.add(chunk)).push(bytes, true);
  if (content.left !== 0) throw new Damaged(BROKEN);
  return content.whole();
}
