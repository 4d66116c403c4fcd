// SPDX-License-Identifier: GPL-2.0-or-later
import { readModule, type KernelModule } from '../../formats/module';
import { ModversionsError } from '../../problem';
import { inUtf8 } from '../../text';
import type { Progress } from '../../progress';
import type { FailedFile } from '../../kernel/usage';
import type { ModuleFile, ModuleSource } from './module-files';

/** What came of files. */
export interface ReadModules {
  modules: KernelModule[];
  /** Where each was read from. */
  sources: Map<KernelModule, ModuleSource>;
  failed: FailedFile[];
}

/**
 * Reads all modules; one that cannot be read is told at once, and harms no other.
 * @param onFailed what is told
 */
export async function readModules(
  files: readonly ModuleFile[],
  progress: Progress,
  onFailed: (problem: { message: string; remedy: string }) => void,
): Promise<ReadModules> {
  const read: ReadModules = { modules: [], sources: new Map(), failed: [] };
  let done = 0;
  for (const one of files) {
    try {
      if ('error' in one) throw one.error;
      const module = { ...readModule(await one.read(), one.file), file: inUtf8(one.file) };
      read.modules.push(module);
      read.sources.set(module, one);
    } catch (error) {
      const { message, remedy } = error instanceof ModversionsError ? error : ownFault(one.file, error);
      onFailed({ message, remedy });
      read.failed.push({ file: inUtf8(one.file), message: inUtf8(message), remedy: inUtf8(remedy) });
    }
    progress.tell({ what: 'modules', done: ++done, total: files.length });
  }
  return read;
}

/** A fault of this program, which must not cost the other modules. */
function ownFault(file: string, error: unknown): ModversionsError {
  const what = error instanceof Error ? error.message : String(error);
  return new ModversionsError(
    `${file}: this program failed on it: ${what}`,
    'please report it, with the file',
  );
}
