// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, SymversRow } from '../../formats/corpus';
import { ModversionsError, rawWarning, type Warning } from '../../problem';
import { sideWarnings } from '../compare';
import { ExtraSymbols } from './extra-symbols';
import type { Provided } from './result';

/** The kernel that is to load modules: what its loader would know. */
export interface RunningKernel {
  /** As it was named. */
  path: string;
  /** Null where it is not known, as both below. */
  release: string | null;
  /** As kbuild names it: `x86`. */
  architecture: string | null;
  /** `vermagic` of any module of it. */
  vermagic: string | null;
  /** False where exports may be missing: of a part of a scan. */
  isWhole: boolean;
  /** Whether its loader compares CRCs: a kernel without CONFIG_MODVERSIONS has zeros for all. */
  hasVersions: boolean;
  /** By name. */
  exports: ReadonlyMap<string, SymversRow>;
  /** Exports of modules that are no part of it and are not checked, by name: those that the kernel has not. */
  extra: ReadonlyMap<string, SymversRow>;
  /** What was missing or passed over when all this was read. */
  warnings: readonly Warning[];
}

/**
 * @param vermagic where it is known
 * @param extra what other modules export, which are loaded as well
 * @throws ModversionsError for a kernel of which only types are known, or that exports nothing
 */
export function runningKernel(
  kernel: Kernel,
  vermagic: string | null,
  extra: ExtraSymbols = new ExtraSymbols([]),
): RunningKernel {
  const { path, release, architecture, isWhole, rows } = kernel;
  if (!rows)
    throw new ModversionsError(
      `${path}: has no CRCs, which modules are held against`,
      'give a Module.symvers or a scan of the kernel that is to load the modules',
    );
  const hasVersions = [...rows.values()].some(({ crc }) => crc !== 0);
  return {
    path,
    release: release ?? (vermagic === null ? null : vermagic.split(' ', 1)[0]!),
    architecture,
    vermagic,
    isWhole,
    hasVersions,
    exports: rows,
    extra: extra.besides(rows),
    warnings: [
      ...sideWarnings({ kernel: { ...kernel, typeLimits: [] }, rows }),
      ...extra.warnings(rows, path).map(rawWarning),
    ],
  };
}

/** A row as the loader sees it: those for the GPL some day are for all as yet. */
export function providedBy(
  { crc, module, type, namespace }: SymversRow,
  { hasVersions }: RunningKernel,
): Provided {
  const isGplOnly = type === 'EXPORT_SYMBOL_GPL' || type === 'EXPORT_UNUSED_SYMBOL_GPL';
  return { crc: hasVersions ? crc : null, isGplOnly, namespace, owner: moduleNamed(module) };
}

/** `drivers/usb/storage/usb-storage` as the kernel calls it: `usb_storage`. */
function moduleNamed(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/-/g, '_');
}
