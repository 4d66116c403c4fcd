// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, SymtypesReader } from '../../formats/corpus';
import type { KernelModule } from '../../formats/module';
import type { ModuleCode } from '../../formats/object';
import { judgeKernels, type JudgedComparison } from '../../kernel/judge';
import { checkModules, runningKernel, type ExtraSymbols } from '../../kernel/loader';
import {
  moduleCheck,
  symbolsOf,
  type ModuleCheck,
  type SourceUnits,
  type TypeData,
} from '../../kernel/usage';
import { inUtf8 } from '../../text';
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
  return moduleCheck({
    running,
    modules,
    results: checkModules(modules, running),
    knowledgeOf: async (module: KernelModule) => {
      const { file, read } = sources.get(module)!;
      // Standard input is gone by now.
      return file === '-' ? null : types.of(read, file);
    },
    comparison,
    sources: await asked.sources(comparison),
    codes: await asked.codes(),
    baseExports: base?.rows ?? null,
    failed,
    typesUnchecked: () => types.unchecked(),
  });
}
