// SPDX-License-Identifier: GPL-2.0-or-later
import { extract } from 'tar-stream';
import { ModversionsError } from '../../problem';
import { REMEDY, type PackedEntry } from './packed-entry';

/**
 * The members of a tar archive.
 * @throws ModversionsError for a damaged one
 */
export async function* tarEntries(bytes: Buffer, file: string): AsyncGenerator<PackedEntry> {
  const archive = extract();
  archive.end(bytes);
  const damaged = (error: unknown): unknown =>
    error instanceof ModversionsError
      ? error
      : new ModversionsError(`${file}: the tar archive is damaged`, REMEDY);
  try {
    for await (const entry of archive) {
      let isRead = false;
      yield {
        name: entry.header.name,
        isFile: entry.header.type === 'file',
        content: () => {
          isRead = true;
          return wholeOf(entry, damaged);
        },
      };
      if (!isRead) entry.resume();
    }
  } catch (error) {
    throw damaged(error);
  }
}

async function wholeOf(entry: AsyncIterable<unknown>, damaged: (error: unknown) => unknown): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of entry) chunks.push(chunk as Buffer);
  } catch (error) {
    throw damaged(error);
  }
  return Buffer.concat(chunks);
}
