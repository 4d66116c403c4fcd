import { readKernel, type Kernel, type SymtypesReader } from '../corpus';
import { ModversionsError } from '../problem';
import { Progress } from '../progress';
import { showProgress } from './terminal';

/**
 * Reads one side of a comparison, and shows how far it is.
 * @throws ModversionsError naming what cannot be read
 */
export async function sideNamed(path: string, reader: SymtypesReader): Promise<Kernel> {
  if (path.startsWith('git:')) {
    throw new ModversionsError(
      `${path}: revisions are not scanned on the way`,
      'check it out with git worktree add, configure it as the other side, and give modversions scan that tree',
    );
  }
  const progress = new Progress();
  const end = showProgress(progress);
  try {
    return await readKernel(path, reader, progress);
  } finally {
    end();
  }
}
