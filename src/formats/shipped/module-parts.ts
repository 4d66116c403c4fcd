// SPDX-License-Identifier: GPL-2.0-or-later
import { readBtf } from '../btf';
import type { CorpusExport, SymversRow } from '../corpus';
import { moduleElf, readModule } from '../module';
import { TypeSource, type Basics, type TypedPart } from '../type-data';
import { ModversionsError, type Warning } from '../../problem';
import { modulePath } from './names';
import type { ShippedFile } from './parts';

/** What modules tell of a kernel. */
export interface ModuleParts {
  parts: TypedPart[];
  rows: (CorpusExport & { module: string })[];
  warnings: Warning[];
}

/**
 * Exports of modules and their types. Of modules that a Module.symvers names only those that export something are read.
 * @param rows of Module.symvers; null where the modules themselves tell
 * @param base the types of their vmlinux; null where these are not known
 */
export async function moduleParts(
  files: readonly ShippedFile[],
  rows: ReadonlyMap<string, SymversRow> | null,
  base: TypeSource | null,
  basics: Basics,
): Promise<ModuleParts> {
  const found: ModuleParts = { parts: [], rows: [], warnings: [] };
  const byModule = rows && exportsByModule(rows);
  const faults: string[] = [];
  for (const file of files) {
    const module = modulePath(file.path);
    const known = byModule && ownOf(byModule, module);
    if (byModule && (!known || !base)) continue;
    try {
      const content = await file.read();
      const exports = known?.exports ?? exportedBy(content, file.name);
      if (exports.length === 0) continue;
      if (!known) found.rows.push(...exports.map((one) => ({ ...one, module })));
      if (base)
        found.parts.push(typedPart(content, file.name, known?.module ?? module, exports, base, basics));
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0)
    found.warnings.push({
      message: `${faults.length} modules could not be read, and what they export is not compared by types: ${faults[0]}`,
      remedy: 'give the modules of the very build of the image',
    });
  return found;
}

interface Own {
  module: string;
  exports: CorpusExport[];
}

function exportsByModule(rows: ReadonlyMap<string, SymversRow>): Map<string, Own> {
  const found = new Map<string, Own>();
  for (const { module, name, crc, type, namespace } of rows.values()) {
    if (module === 'vmlinux') continue;
    const own = found.get(module) ?? { module, exports: [] };
    found.set(module, own);
    own.exports.push({
      name,
      crc,
      type: type?.endsWith('GPL') ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
      namespace,
    });
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

function exportedBy(content: Buffer, file: string): CorpusExport[] {
  return readModule(content, file).exports.map(({ name, crc, isGplOnly, namespace }) => ({
    name,
    crc: crc ?? 0,
    type: isGplOnly ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
    namespace,
  }));
}

function typedPart(
  content: Buffer,
  file: string,
  module: string,
  exports: CorpusExport[],
  base: TypeSource,
  basics: Basics,
): TypedPart {
  const elf = moduleElf(content, file);
  const section = elf.named('.BTF');
  const bytes = section && elf.content(section);
  const names = exports.map(({ name }) => name);
  if (!bytes || bytes.length === 0)
    return { module, exports, described: { records: new Map(), refersTo: [], untyped: names } };
  return {
    module,
    exports,
    described: new TypeSource(readBtf(bytes, file, base.btf), basics, names, base).describe(names),
  };
}
