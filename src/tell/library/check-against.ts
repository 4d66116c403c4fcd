// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, SymtypesReader } from '../../formats/corpus';
import { hasQuietRecord, moduleElf, type KernelModule } from '../../formats/module';
import type { ModuleCode } from '../../formats/object';
import { judgeKernels, type JudgedComparison } from '../../kernel/judge';
import { checkModules, runningKernel, type ExtraSymbols } from '../../kernel/loader';
import {
  isRecordAlike,
  moduleCheck,
  symbolsOf,
  type ModuleCheck,
  type SourceUnits,
  type TypeData,
} from '../../kernel/usage';
import { ModversionsError } from '../../problem';
import { inUtf8 } from '../../text';
import type { ModuleSource } from './module-files';
import type { ReadModules } from './module-reading';

/** Modules, and what is known beside the kernel that is to load them. */
export interface AskedCheck {
  read: ReadModules;
  /** The kernel that they were built for; null where it was not given. */
  base: Kernel | null;
  /** Of all kernels. */
  reader: SymtypesReader;
  extraSymbols: ExtraSymbols;
  vermagic: string | null;
  types: Pick<TypeData, 'of' | 'unchecked'>;
  sources: (comparison: JudgedComparison | null) => Promise<SourceUnits | null>;
  codes: () => Promise<ReadonlyMap<string, ModuleCode> | null>;
}

/**
 * Holds modules against one kernel.
 * @throws ModversionsError for kernels that cannot be compared
 */
export async function checkAgainst(kernel: Kernel, asked: AskedCheck): Promise<ModuleCheck> {
  const { base, reader, types } = asked;
  const { modules, sources, failed } = asked.read;
  const running = runningKernel({ ...kernel, path: inUtf8(kernel.path) }, asked.vermagic, asked.extraSymbols);
  const symbols = new Set(modules.flatMap(symbolsOf));
  const comparison =
    base && judgeKernels({ ...base, path: inUtf8(base.path) }, kernel, { symbols }, reader.records);
  let isAlike: boolean | undefined;
  return moduleCheck({
    running,
    modules,
    results: checkModules(modules, running),
    knowledgeOf: async (module: KernelModule) => {
      const { file, read } = sources.get(module)!;
      // Standard input is gone by now.
      return file === '-' ? null : types.of(read, file);
    },
    hasQuietRecord: async (module) => quietRecord(sources.get(module)!),
    isRecordAlike: () => (isAlike ??= base !== null && isRecordAlike(base, kernel, reader.records)),
    comparison,
    sources: await asked.sources(comparison),
    codes: await asked.codes(),
    baseExports: base?.rows ?? null,
    failed,
    typesUnchecked: () => types.unchecked(),
  });
}

/** What cannot be read proves nothing. */
async function quietRecord({ file, read }: ModuleSource): Promise<boolean> {
  if (file === '-') return false;
  try {
    return hasQuietRecord(moduleElf(await read(), file));
  } catch (error) {
    if (error instanceof ModversionsError) return false;
    throw error;
  }
}
