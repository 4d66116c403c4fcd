// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { FileDigest } from './summary';
import { bytesOf, type RawText } from '../../text';

/** Bytes that are read or written at once. */
const CHUNK = 1 << 20;

/**
 * Writes a new file from texts, in chunks.
 * @throws what the system says, EEXIST where there is a file of that name
 */
export function writeNew(file: string, texts: Iterable<RawText>): FileDigest {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'wx');
  let bytes = 0;
  const write = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
    for (let done = 0; done < chunk.length;) done += writeSync(descriptor, chunk, done);
  };
  try {
    let gathered: string[] = [];
    let length = 0;
    for (const text of texts) {
      gathered.push(text);
      length += text.length;
      if (length < CHUNK) continue;
      write(bytesOf(gathered.join('')));
      gathered = [];
      length = 0;
    }
    write(bytesOf(gathered.join('')));
  } finally {
    closeSync(descriptor);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The digest of a file. @throws what the system says */
export function digestOfFile(file: string): FileDigest {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let bytes = 0;
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, size));
      bytes += size;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}

/** Tells one content from another in short: 22 characters of base64, 132 bits of its SHA-256. */
export function shortDigest(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64').slice(0, 22);
}
