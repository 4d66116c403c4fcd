// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable, systemError } from '../../problem';
import { inUtf8 } from '../../text';

/** Any error as people are told it: what the system refused names its file, and a fault of ours says that it is one. */
export function toldError(error: unknown): ModversionsError {
  if (error instanceof ModversionsError) return error;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined) {
    const refused = systemError(path ?? syscall, error, REFUSED);
    if (refused instanceof ModversionsError) return refused;
  }
  const where = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ModversionsError(
    `a fault of this program: ${printable(inUtf8(where.replace(/\s*\n\s*/g, ' | ')))}`,
    'report it with this line; nothing that it was to write can be relied on',
  );
}

const REFUSED =
  'the system refuses it: look at permissions, room, and limits of files and processes (ulimit -a)';
