// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { Damaged, TooMuch } from './damaged';
import { fromGzip } from './gzip';

interface Compression {
  name: string;
  /** The bytes that all of its files begin with. */
  magic: Buffer;
  /** What most runs do without is loaded when it is needed. */
  unpack(bytes: Buffer, limit: number): Buffer | Promise<Buffer>;
}

const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', magic: Buffer.from([0x1f, 0x8b, 0x08]), unpack: fromGzip },
  {
    name: 'xz',
    magic: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    unpack: async (...of) => (await import('./xz')).fromXz(...of),
  },
  {
    name: 'zstd',
    magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    unpack: async (...of) => (await import('./zstd')).fromZstd(...of),
  },
];

/**
 * The content of bytes. Compressed bytes are told by the magic that they begin with; all others are their own
 * content.
 * @param file their name, for messages
 * @param limit most bytes of the content
 * @throws ModversionsError naming the file and what is wrong with its compression, or that it holds too much
 */
export async function contentOf(bytes: Buffer, file: string, limit: number): Promise<Buffer> {
  const compression = COMPRESSIONS.find(({ magic }) => bytes.subarray(0, magic.length).equals(magic));
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
