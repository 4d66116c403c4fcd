// SPDX-License-Identifier: GPL-2.0-or-later
import { statSync } from 'node:fs';
import { foldKnown } from '../../kernel/accept';
import type { JudgedComparison } from '../../kernel/judge';
import { readSavedFile } from './saved-file';

/** Whether a path names a saved comparison: a file `….json`, or standard input. */
export const isSaved = (path: string): boolean =>
  path === '-' ||
  (path.endsWith('.json') && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true);

/**
 * Folds what an earlier comparison had already.
 * @param path `--known`: a saved comparison; undefined where none is named
 * @throws ModversionsError where it cannot be read, or has another base
 */
export async function withoutKnown(
  comparison: JudgedComparison,
  path: string | undefined,
): Promise<JudgedComparison> {
  return path === undefined ? comparison : foldKnown(comparison, await readSavedFile(path), path);
}
