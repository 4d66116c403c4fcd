// SPDX-License-Identifier: GPL-2.0-or-later
import { readSymtypes, SymtypesReader, type Symtypes } from '../../formats/corpus';
import { Progress } from '../../progress';
import { showProgress } from './show-progress';

/**
 * Reads the types of kernels, which share their records, and shows how far it is.
 * @throws ModversionsError naming what cannot be read
 */
export async function readKernels(paths: readonly string[]): Promise<Symtypes[]> {
  const progress = new Progress();
  const end = showProgress(progress);
  const reader = new SymtypesReader();
  try {
    const kernels: Symtypes[] = [];
    for (const path of paths) kernels.push(await readSymtypes(path, reader, progress));
    return kernels;
  } finally {
    end();
  }
}
