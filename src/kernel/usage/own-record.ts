// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, Records } from '../../formats/corpus';
import type { KernelModule } from '../../formats/module';
import { LAYOUT } from '../loader';
import { KernelScopes, kernelLayouts, modelFor } from '../types';

const RECORD = 's#module';
/** What a build fills in of the record. */
const FILLED: ReadonlySet<string> = new Set([RECORD, 's#mod_arch_specific']);
const EM_X86_64 = 62;
/** The first x86 kernels of which no code finds the current task without a symbol. */
const FIRST = [4, 9] as const;

/**
 * Whether `struct module` has the same members in the same places in both kernels, so that the record which a module brings along
 * is right for both.
 */
export function isRecordAlike(base: Kernel, other: Kernel, records: Records): boolean {
  const [one, two] = [base, other].map((kernel) => recordOf(kernel, records));
  return one !== null && one === two;
}

function recordOf(kernel: Kernel, records: Records): string | null {
  const model = modelFor(kernel);
  const source = kernel.readTypes?.(records).source;
  if (!model || !source) return null;
  const [found] = kernelLayouts(new KernelScopes(source.corpus, model), [RECORD]);
  if (found?.meanings.length !== 1) return null;
  const { described } = found.meanings[0]!;
  return described.kind === 'record' && described.size !== null && described.unknown === undefined
    ? JSON.stringify(described)
    : null;
}

/** What is known of the kernels, as far as a module's own record is concerned. */
export interface RecordParts {
  /** As `uname -r` prints it. */
  release: string | null;
  /** Exports of the base: their declarations are known. */
  exports: ReadonlyMap<string, { crc: number }>;
  /** Whether nothing of either kernel is missing. */
  areWhole: boolean;
}

/**
 * Whether the symbols of a module tell all ways in which its code can come upon types of the kernel: each one is of the base,
 * in the version that the module was built against, and no register leads to the current task.
 */
export function isClosed(module: KernelModule, { release, exports, areWhole }: RecordParts): boolean {
  if (!areWhole || module.elf.machine !== EM_X86_64 || !isSince(release, FIRST)) return false;
  const versions = module.extendedVersions ?? module.versions;
  if (!versions || module.exports.length > 0) return false;
  const known = new Map(versions.map(({ name, crc }) => [name, crc]));
  return [...module.imports.map(({ name }) => name), LAYOUT].every((name) => {
    const crc = exports.get(name)?.crc;
    return crc !== undefined && crc !== 0 && known.get(name) === crc;
  });
}

function isSince(release: string | null, [major, minor]: readonly [number, number]): boolean {
  const [, ours = 0, theirs = 0] = (/^(\d+)\.(\d+)/.exec(release ?? '') ?? []).map(Number);
  return ours > major || (ours === major && theirs >= minor);
}

/** Whether a change that the layout of the record alone leads to leaves the module alone. @param name with its mark */
export const isFilled = (name: string): boolean => FILLED.has(name);
