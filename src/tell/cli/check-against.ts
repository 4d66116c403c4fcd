// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, SymtypesReader } from '../../formats/corpus';
import type { KernelModule } from '../../formats/module';
import type { ModuleCode } from '../../formats/object';
import { judgeKernels, type JudgedComparison, type Verdict } from '../../kernel/judge';
import { checkModules, runningKernel, type ExtraSymbols } from '../../kernel/loader';
import {
  moduleCheck,
  symbolsOf,
  type ModuleCheck,
  type SourceUnits,
  type TypeData,
} from '../../kernel/usage';
import { inUtf8 } from '../../text';
import type { ReadModules } from '../library';
import { isAsBad, type FailOn } from './fail-on';

/** Makes the exit status 1 where a module's code is affected, or may be. */
export const AFFECTED = 'affected';
export type CheckFailOn = FailOn | typeof AFFECTED;

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

/** What decides on the exit status, of one module before one kernel. */
interface Outcome {
  loads: boolean;
  verdict: Verdict | null;
  affected: ModuleCheck['modules'][number]['affected'];
  obstacles: readonly { kind: string }[];
}

/**
 * The exit status of a check. A refused module counts as one that may break where the meaning of the refusal is not known; one
 * that loads counts where its symbols mean something else.
 * @param failed whether a file could not be read
 */
export function exitOf(modules: readonly Outcome[], failed: boolean, failOn: CheckFailOn): number {
  if (failed) return 2;
  if (failOn === AFFECTED) return modules.some(isAffected) ? 1 : 0;
  const counted = modules.filter(
    ({ loads, verdict }) => !loads || (verdict !== null && verdict !== 'compatible'),
  );
  return counted.some(({ verdict }) => isAsBad(verdict ?? 'unknown', failOn)) ? 1 : 0;
}

/** A module that would be refused for another reason than versions is not helped by code that is the same. */
function isAffected({ affected, loads, obstacles }: Outcome): boolean {
  if (obstacles.some(({ kind }) => kind !== 'crc')) return true;
  return affected === null ? !loads : affected !== 'no';
}
