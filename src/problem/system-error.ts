// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from './error';

/** What the system says of files: in a message of ours, and as C's `perror` prints it. */
const MESSAGES: Readonly<Record<string, { ours?: string; perror?: string }>> = {
  EACCES: { ours: 'permission denied', perror: 'Permission denied' },
  EDQUOT: { ours: 'the quota is used up' },
  EFBIG: { ours: 'no file may be that large here', perror: 'File too large' },
  EEXIST: { ours: 'there is a file of this name', perror: 'File exists' },
  EISDIR: { ours: 'is a directory', perror: 'Is a directory' },
  ELOOP: { ours: 'too many levels of symbolic links', perror: 'Too many levels of symbolic links' },
  EMFILE: { ours: 'too many open files', perror: 'Too many open files' },
  ENAMETOOLONG: { ours: 'the name is too long', perror: 'File name too long' },
  ENOENT: { ours: 'no such file', perror: 'No such file or directory' },
  ENOSPC: { ours: 'no space left on the device', perror: 'No space left on device' },
  ENOTDIR: { ours: 'a part of the path is not a directory', perror: 'Not a directory' },
  EPERM: { perror: 'Operation not permitted' },
  EROFS: { ours: 'the file system is read-only', perror: 'Read-only file system' },
};

/** What the system says of a file, as an error a user can do something about; any other error as it is. */
export function systemError(file: string, error: unknown, remedy: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new ModversionsError(`${file}: ${MESSAGES[code]?.ours ?? message}`, remedy);
}

/** What went wrong with a file, in the words of C's `perror`. */
export function perrorText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : MESSAGES[code]?.perror) ?? message;
}
