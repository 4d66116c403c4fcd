// SPDX-License-Identifier: GPL-2.0-or-later
import { readText } from '../../formats/content';
import type { JudgedComparison } from '../../kernel/judge';
import { readSaved } from '../documents';

/** Most bytes of a saved comparison: that of the two largest kernels there are takes some megabytes. */
const LARGEST = 256 << 20;

/**
 * The comparison that a file holds.
 * @throws ModversionsError naming the file and what is wrong with it
 */
export async function readSavedFile(file: string): Promise<JudgedComparison> {
  const text = await readText(file, {
    limit: LARGEST,
    remedy: 'give what modversions compare -f json:FILE wrote',
  });
  return readSaved(text, file);
}
