import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readKernel, type Kernel, type SymtypesReader } from '../corpus';
import { ModversionsError } from '../problem';
import { Progress } from '../progress';
import { showProgress } from './terminal';
import type { TreeChoice } from './tree-side';

/**
 * Reads one side of a comparison, or scans it, and shows how far it is.
 * @throws ModversionsError naming what cannot be read
 */
export async function sideNamed(path: string, reader: SymtypesReader, choice: TreeChoice): Promise<Kernel> {
  if (path.startsWith('git:')) {
    throw new ModversionsError(
      `${path}: revisions are not scanned on the way`,
      'check it out with git worktree add, configure it as the other side, and give modversions scan that tree',
    );
  }
  // What scanning takes is loaded only where a tree is there to scan.
  if (isTree(path)) return (await import('./tree-side')).scanOnTheWay(path, choice);
  const progress = new Progress();
  const end = showProgress(progress);
  try {
    return await readKernel(path, reader, progress);
  } finally {
    end();
  }
}

/** Whether a directory is a kernel's source or object tree. */
function isTree(path: string): boolean {
  const has = (name: string): boolean => existsSync(join(path, name));
  return has('Makefile') && (has('Kbuild') || has('.config'));
}
