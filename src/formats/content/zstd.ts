// SPDX-License-Identifier: GPL-2.0-or-later
import type { ZstdError } from 'fzstd';
import { BROKEN, Damaged, TooMuch } from './damaged';
import { Gathering } from './gathering';
import { zstdFramesOf } from './zstd-frames';

/**
 * The content of zstd frames. The decoder looks at neither their sizes nor their checksums, so that is done here.
 * @throws Damaged, TooMuch
 */
export async function fromZstd(bytes: Buffer, limit: number): Promise<Buffer> {
  const { Decompress, ZstdErrorCode, xxhash } = await import('./zstd-library');
  const { create64 } = await xxhash();
  const content = new Gathering(limit);
  for (const { start, end, checksum, size } of zstdFramesOf(bytes)) {
    if (size !== undefined && size > content.left) throw new TooMuch();
    const hash = create64();
    const before = content.left;
    const decoder = new Decompress((chunk) => {
      content.add(chunk);
      hash.update(chunk);
    });
    try {
      decoder.push(bytes.subarray(start, end), true);
    } catch (error) {
      if (error instanceof TooMuch) throw error;
      const isWide = (error as Partial<ZstdError>).code === ZstdErrorCode.WindowSizeTooLarge;
      throw new Damaged(isWide ? 'needs a window of more than 32 MiB; compress it without --ultra' : BROKEN);
    }
    const isWhole = size === undefined || before - content.left === size;
    const isSame = checksum === undefined || BigInt(checksum) === (hash.digest() & 0xffffffffn);
    if (!isWhole || !isSame) throw new Damaged(BROKEN);
  }
  return content.whole();
}
