// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemError } from '../../problem';

/**
 * Works in an empty folder of ours among the temporary files, which goes afterwards, also where the process is ended in
 * between.
 * @throws ModversionsError where there is no room for it; what the work throws
 */
export async function withScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = scratchFolder();
  // A thread may still write into it when the process is ended.
  const clear = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  process.once('exit', clear);
  try {
    return await work(folder);
  } catch (error) {
    throw isBelow(folder, error) ? systemError(tmpdir(), error, ROOM) : error;
  } finally {
    process.off('exit', clear);
    clear();
  }
}

const ROOM = 'make room there, or name another folder for temporary files in TMPDIR';

function scratchFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'modversions-'));
  } catch (error) {
    throw systemError(tmpdir(), error, ROOM);
  }
}

/** Whether the system refused something in a folder. A write to an open file names no path. */
function isBelow(folder: string, error: unknown): boolean {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return false;
  return path === undefined ? syscall === 'write' : path.startsWith(`${folder}/`) || path === folder;
}
