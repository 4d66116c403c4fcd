// SPDX-License-Identifier: GPL-2.0-or-later
import { readText } from '../../formats/content';
import type { JudgedComparison } from '../../kernel/judge';

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
  // What checks a document takes longer to load than a small command to run.
  const { readSaved } = await import('../documents');
  return readSaved(text, file);
}
