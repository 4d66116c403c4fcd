// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ModversionsError, systemError } from '../../problem';
import { whenReady } from '../../formats/content';

/** Most bytes of one unit: what one buffer can hold. */
const MOST = 0x7fffffff;
const CHUNK = 1 << 20;

let room = Buffer.allocUnsafe(1 << 22);

/**
 * Reads a file, or standard input for `-`. The buffer is the same at every call: its content holds until the next.
 * @throws ModversionsError naming the file
 */
export function readUnit(file: string): Buffer {
  let descriptor = -1;
  try {
    descriptor = file === '-' ? 0 : openSync(file, 'r');
    const stat = fstatSync(descriptor);
    if (stat.isFile() && stat.size > MOST)
      throw new ModversionsError(`${file}: larger than 2 GiB`, 'give one unit a file');
    if (stat.isFile()) widen(stat.size + 1, 0);
    let length = 0;
    for (;;) {
      if (length === room.length) widen(length + CHUNK, length);
      const read = readSome(descriptor, length);
      if (read === 0) break;
      length += read;
    }
    return room.subarray(0, length);
  } catch (error) {
    throw systemError(file, error, 'give preprocessed units: files made by `cc -E -D__GENKSYMS__`');
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

function readSome(descriptor: number, length: number): number {
  try {
    return whenReady(() => readSync(descriptor, room, length, room.length - length, null));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw error;
  }
}

function widen(size: number, keep: number): void {
  if (size <= room.length) return;
  if (size > MOST)
    throw new ModversionsError('standard input is larger than 2 GiB', 'give one unit at a time');
  const wider = Buffer.allocUnsafe(Math.min(MOST, Math.max(size, room.length * 2)));
  room.copy(wider, 0, 0, keep);
  room = wider;
}
