// SPDX-License-Identifier: GPL-2.0-or-later
import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { makeFolder, whenReady } from '../../formats/content';

/** Bytes, text, or pieces of either, which need not be in memory all at once. */
export type Content = Buffer | string | Iterable<Buffer | string>;

/**
 * Writes a file beside its place and renames it there, so that an interruption leaves the old file or none.
 * What is no regular file (a device, a pipe) is written as it is.
 */
export function writeWhole(file: string, content: Content): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing && !existing.isFile()) {
    writeContent(file, content);
    return;
  }
  // A link stays a link: a rename would replace it, so the file that it points to is written in place.
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    writeContent(file, content);
    return;
  }
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeContent(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeContent(file: string, content: Content): void {
  const pieces = typeof content === 'string' || Buffer.isBuffer(content) ? [content] : content;
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Finds out whether a file could be written, and leaves it as it is.
 * @throws what opening it to write would throw
 */
export function checkWritable(file: string): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
  if (file === '') throw Object.assign(new Error('no name'), { code: 'ENOENT' });
  accessSync(existing ? file : join(dirname(file), '.'), constants.W_OK);
}

/** Makes the folder that a file will lie in. */
export function makeRoomFor(file: string): void {
  makeFolder(dirname(file));
}

/**
 * Writes to a descriptor at once, without the stream that Node would open for it.
 * @throws what the system says: EPIPE where the reader has gone away
 */
export function writeNow(descriptor: number, content: Buffer): void {
  let done = 0;
  while (done < content.length) done += whenReady(() => writeSync(descriptor, content, done));
}
