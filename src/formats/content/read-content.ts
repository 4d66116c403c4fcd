// SPDX-License-Identifier: GPL-2.0-or-later
import { constants } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ModversionsError, systemError } from '../../problem';
import { contentOf, tooMuch } from './content-of';
import { TooMuch } from './damaged';
import { Gathering } from './gathering';
import { whenReady } from './when-ready';
import { rawText, type RawText } from '../../text';

/** Most bytes that a file may hold, once decompressed, unless a reader says otherwise. */
export const LARGEST = 1 << 30;

/** Bytes that are asked for at once. */
const CHUNK = 1 << 16;

/** What a reader will take, and what it says to do about a file that cannot be read. */
export interface ReadLimits {
  /** Bytes, decompressed. */
  limit?: number;
  remedy?: string;
}

/**
 * The bytes in a file, plain or compressed; of standard input for `-`.
 * @throws ModversionsError `FILE: …` where it cannot be read, its compressed data are damaged, or it holds too much
 */
export async function readContent(
  file: string,
  { limit = LARGEST, remedy = 'give a file that can be read' }: ReadLimits = {},
): Promise<Buffer> {
  try {
    return await contentOf(readBytes(file, limit), file, limit);
  } catch (error) {
    if (error instanceof TooMuch) throw tooMuch(file, limit);
    throw error instanceof ModversionsError ? error : systemError(file, error, remedy);
  }
}

/** The same as text, which can be half as long. @throws as `readContent` does */
export async function readText(file: string, { limit = LARGEST, remedy }: ReadLimits = {}): Promise<RawText> {
  const most = Math.min(limit, constants.MAX_STRING_LENGTH);
  return rawText(await readContent(file, { limit: most, remedy }));
}

/** @throws TooMuch; what the system says */
function readBytes(file: string, limit: number): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const stat = fstatSync(descriptor);
    // One byte more, for the read that finds the end.
    const size = stat.isFile() ? Math.min(stat.size, limit) + 1 : CHUNK;
    const content = new Gathering(limit);
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(content.left === limit ? size : CHUNK);
      const length = readSome(descriptor, chunk);
      if (length === 0) return content.whole();
      content.add(chunk.subarray(0, length));
    }
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

/** Reads what is there; 0 at the end. */
function readSome(descriptor: number, chunk: Buffer): number {
  try {
    return whenReady(() => readSync(descriptor, chunk));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw error;
  }
}
