// SPDX-License-Identifier: GPL-2.0-or-later
import { readBtf, type Btf } from '../btf';
import type { CorpusExport, SymversRow } from '../corpus';
import { hasDebugData } from '../dwarf';
import type { Elf } from '../elf';
import { isModule, moduleElf, objectExports, readModule, type ModuleExport } from '../module';
import { TypeSource, type Basics, type TypedPart } from '../type-data';
import { ModversionsError, type Warning } from '../../problem';
import type { DebugParts } from './debug-parts';
import { exportOf } from './export-of';
import { isObjectName, modulePath, modulePathBelow } from './names';
import type { ShippedFile } from './parts';

/** What modules tell of a kernel. */
export interface ModuleParts {
  /** Those that are known by BTF. */
  parts: TypedPart[];
  rows: (CorpusExport & { module: string })[];
  warnings: Warning[];
  /** As the first module tells it that was looked into; null where none was, or none tells. */
  release: string | null;
  /** The first of them. */
  elf: Elf | null;
  /** What is wrong with the first that cannot be read; null for nothing. */
  fault: ModversionsError | null;
}

/** Where the types of modules come from. */
export interface ModuleTypes {
  /** Those of their vmlinux; null where it has no BTF. */
  base: { btf: Btf; source: TypeSource } | null;
  basics: Basics;
  /** Takes what has debug information and no BTF. */
  debug: DebugParts;
}

/** Modules without debug information that are looked into where nothing else tells their types, before the rest is left. */
const PROBED = 16;

/**
 * Exports of modules and objects, and their types. Of modules that a Module.symvers names only those that export something
 * are read.
 * @param rows of Module.symvers; null where the modules themselves tell
 * @param types null where they are not asked for
 */
export async function moduleParts(
  files: readonly ShippedFile[],
  rows: ReadonlyMap<string, SymversRow> | null,
  types: ModuleTypes | null,
): Promise<ModuleParts> {
  const found: ModuleParts = { parts: [], rows: [], warnings: [], release: null, elf: null, fault: null };
  const byModule = rows && exportsByModule(rows);
  let [faults, without] = [0, 0];
  for (const file of files) {
    const known = byModule && ownOf(byModule, modulePath(file.path));
    if (byModule && !(types && (known || isObjectName(file.path)))) continue;
    if (byModule && !types?.base && without >= PROBED) break;
    try {
      const elf = moduleElf(await file.read(), file.name);
      const own = known ?? ownIn(elf, file, rows);
      if (own.exports.length === 0) continue;
      found.elf ??= elf;
      found.release ??= own.release ?? null;
      if (!rows) found.rows.push(...own.exports.map((one) => ({ ...one, module: own.module })));
      if (types && !takeTypes(elf, file.name, own, types, found.parts)) without++;
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      faults++;
      found.fault ??= error;
    }
  }
  if (found.fault)
    found.warnings.push({
      message: `${faults} modules could not be read, and what they export is not compared by types: ${found.fault.message}`,
      remedy: 'give the modules of the very build of the image',
    });
  return found;
}

interface Own {
  module: string;
  exports: CorpusExport[];
  /** Of the kernel that a module was built for. */
  release?: string | null;
}

/** What a file tells of its exports itself. An object of a module that is listed is known by what it exports. */
function ownIn(elf: Elf, file: ShippedFile, rows: ReadonlyMap<string, SymversRow> | null): Own {
  const path = modulePathBelow(file.path, file.below);
  if (isModule(elf)) {
    const { exports, modinfo } = readModule(elf.bytes, file.name);
    const release = modinfo.vermagic?.split(' ')[0] ?? null;
    return { module: path, exports: exports.map(asExport), release };
  }
  const exports = objectExports(elf).map((one) => ({ ...one, crc: 0 }));
  if (!rows) return { module: path, exports };
  const listed = exports.flatMap(({ name }) => rows.get(name) ?? []);
  return { module: listed[0]?.module ?? path, exports: listed.map(exportOf) };
}

const asExport = ({ name, crc, isGplOnly, namespace }: ModuleExport): CorpusExport => ({
  name,
  crc: crc ?? 0,
  type: isGplOnly ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
  namespace,
});

/** By BTF, or else by debug information. @returns whether it has any of these */
function takeTypes(
  elf: Elf,
  file: string,
  { module, exports }: Own,
  { base, basics, debug }: ModuleTypes,
  parts: TypedPart[],
): boolean {
  const section = elf.named('.BTF');
  const bytes = base && section && elf.content(section);
  if (base && bytes && bytes.length > 0) {
    const names = exports.map(({ name }) => name);
    const source = new TypeSource(readBtf(bytes, file, base.btf), basics, names, base.source);
    parts.push({ module, exports, described: source.describe(names) });
    return true;
  }
  if (!hasDebugData(elf)) return false;
  debug.add({ elf, file, module, exports });
  return true;
}

function exportsByModule(rows: ReadonlyMap<string, SymversRow>): Map<string, Own> {
  const found = new Map<string, Own>();
  for (const row of rows.values()) {
    if (row.module === 'vmlinux') continue;
    const own = found.get(row.module) ?? { module: row.module, exports: [] };
    found.set(row.module, own);
    own.exports.push(exportOf(row));
  }
  return found;
}

/** A module that lies in another folder than in its tree is known by the end of its path. */
function ownOf(byModule: ReadonlyMap<string, Own>, path: string): Own | undefined {
  for (let at = path; at !== '';) {
    const own = byModule.get(at);
    if (own) return own;
    const slash = at.indexOf('/');
    if (slash < 0) return undefined;
    at = at.slice(slash + 1);
  }
  return undefined;
}
