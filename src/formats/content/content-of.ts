// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { Damaged, TooMuch } from './damaged';
import { fromGzip } from './gzip';
import { isLzma } from './lzma-header';

interface Compression {
  name: string;
  /** Whether bytes are of it: mostly by what all of its files begin with. */
  has(bytes: Buffer): boolean;
  /** What most runs do without is loaded when it is needed. */
  unpack(bytes: Buffer, limit: number): Buffer | Promise<Buffer>;
}

const begins =
  (...magics: number[][]) =>
  (bytes: Buffer): boolean =>
    magics.some((magic) => magic.every((byte, index) => bytes[index] === byte));

const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', has: begins([0x1f, 0x8b, 0x08]), unpack: fromGzip },
  {
    name: 'xz',
    has: begins([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    unpack: async (...of) => (await import('./xz')).fromXz(...of),
  },
  {
    name: 'zstd',
    has: begins([0x28, 0xb5, 0x2f, 0xfd]),
    unpack: async (...of) => (await import('./zstd')).fromZstd(...of),
  },
  {
    name: 'lz4',
    has: begins([0x04, 0x22, 0x4d, 0x18], [0x02, 0x21, 0x4c, 0x18]),
    unpack: async (...of) => (await import('./lz4')).fromLz4(...of),
  },
  {
    name: 'bzip2',
    has: begins([0x42, 0x5a, 0x68]),
    unpack: async (...of) => (await import('./bzip2')).fromBzip2(...of),
  },
  {
    name: 'lzma',
    has: isLzma,
    unpack: async (...of) => (await import('./lzma')).fromLzma(...of),
  },
];

/**
 * The content of bytes. Compressed bytes are told by what they begin with; all others are their own content.
 * @param file their name, for messages
 * @param limit most bytes of the content
 * @throws ModversionsError naming the file and what is wrong with its compression, or that it holds too much
 */
export async function contentOf(bytes: Buffer, file: string, limit: number): Promise<Buffer> {
  const compression = COMPRESSIONS.find(({ has }) => has(bytes));
  try {
    if (compression) return await compression.unpack(bytes, limit);
    if (bytes.length > limit) throw new TooMuch();
    return bytes;
  } catch (error) {
    if (error instanceof TooMuch) throw tooMuch(file, limit);
    if (error instanceof Damaged)
      throw new ModversionsError(
        `${file}: the ${compression!.name} data ${error.message}`,
        'fetch or make the file again',
      );
    throw error;
  }
}

/** That a file holds more than a reader will take. */
export function tooMuch(file: string, limit: number): ModversionsError {
  return new ModversionsError(
    `${file}: holds more than ${Math.floor(limit / (1 << 20))} MiB`,
    'is it the file you mean?',
  );
}
