// SPDX-License-Identifier: GPL-2.0-or-later
import { basename } from 'node:path';
import { btfFault } from '../btf';
import {
  Elf,
  SHN_ABS,
  SHN_COMMON,
  SHN_LIVEPATCH,
  SHN_UNDEF,
  STB_WEAK,
  symbolsOf,
  type Symbols,
} from '../elf';
import { ExportGathering } from './exports';
import { readModinfo } from './modinfo';
import type { KernelModule, ModuleImport, ModuleVersion } from './module';
import { withoutSignature } from './signature';
import { extendedVersionsOf, versionsOf } from './versions';

/** `e_type` of a relocatable file. */
const ET_REL = 1;
const [EM_386, EM_X86_64, EM_PPC64] = [3, 62, 21];
/** The loader gives the address of this symbol itself on 64-bit PowerPC, and drops a dot before other names. */
const TOC = '.TOC.';
const PLACELESS: ReadonlySet<number> = new Set([SHN_ABS, SHN_LIVEPATCH]);
/** Old assemblers made this symbol and nothing uses it; the loader passes over it on x86. */
const OFFSET_TABLE = '_GLOBAL_OFFSET_TABLE_';
/** Imports and symbols of exports that are kept: more than any kernel has. */
const MOST = 100_000;
const UNDERSCORE = 0x5f;

/**
 * Reads a module: what a `.ko` file holds, decompressed, its signature still behind it.
 * @param file its name, for messages
 * @throws ModversionsError `FILE: …` for bytes that are no module, or a damaged one
 */
export function readModule(content: Buffer, file: string): KernelModule {
  const { isSigned, fault } = withoutSignature(content);
  const elf = moduleElf(content, file);
  const faults = fault === null ? [] : [fault];
  const symbols = symbolsOf(elf) ?? elf.fail('no symbol table: no module, or a stripped one');
  if (!isModule(elf)) elf.fail('no .gnu.linkonce.this_module: an object, and no module');
  const section = elf.loaded('.modinfo');
  const modinfo =
    readModinfo(section ? elf.content(section) : Buffer.alloc(0)) ?? elf.fail('.modinfo is too large');
  const found = readSymbols(elf, symbols, faults);
  return {
    file,
    name: modinfo.fields.find(({ tag }) => tag === 'name')?.value ?? nameOfFile(file),
    elf: { width: elf.width, isLittle: elf.isLittle, machine: elf.machine },
    isSigned,
    modinfo,
    versions: undotted(elf, versionsOf(elf)),
    extendedVersions: undotted(elf, extendedVersionsOf(elf)),
    ...found,
    btf: btfOf(elf),
    faults,
  };
}

/** Whether a relocatable file is a module, and no object of one. */
export const isModule = (elf: Elf): boolean => elf.loaded('.gnu.linkonce.this_module') !== undefined;

/**
 * A module as an ELF file, without its signature.
 * @throws ModversionsError unless it is a relocatable one
 */
export function moduleElf(content: Buffer, file: string): Elf {
  const elf = new Elf(withoutSignature(content).bytes, file);
  if (elf.type !== ET_REL) elf.fail('is no relocatable ELF file, as modules are');
  return elf;
}

/** Kernels look for the section by its name alone, whatever its flags. One without a byte is none to them. */
function btfOf(elf: Elf): KernelModule['btf'] {
  const section = elf.named('.BTF');
  const bytes = section && elf.content(section);
  return bytes && bytes.length > 0 ? { fault: btfFault(bytes) } : null;
}

type Found = Pick<KernelModule, 'imports' | 'exports' | 'hasExportVersions'>;

function readSymbols(elf: Elf, symbols: Symbols, faults: string[]): Found {
  const imports: ModuleImport[] = [];
  const exports = new ExportGathering(elf, symbols);
  const isX86 = elf.machine === EM_386 || elf.machine === EM_X86_64;
  let common = false;
  for (let symbol = 1; symbol < symbols.count; symbol++) {
    const section = symbols.section(symbol);
    if (section === SHN_UNDEF) {
      const name = symbols.name(symbol);
      const isWeak = symbols.binding(symbol) === STB_WEAK || (isX86 && name === OFFSET_TABLE);
      if (elf.machine !== EM_PPC64) imports.push({ name, isWeak });
      else if (name !== TOC) imports.push({ name: name.replace(/^\./, ''), isWeak });
    } else if (section === SHN_COMMON) {
      common ||= !symbols.name(symbol).startsWith('__gnu_lto');
    } else if (section >= elf.sections.length && !PLACELESS.has(section)) {
      elf.fail(`symbol ${symbol} lies in section ${section}, and there are ${elf.sections.length}`);
    } else if (symbols.initial(symbol) === UNDERSCORE) {
      exports.take(symbol, symbols.name(symbol));
    }
    if (imports.length + exports.count > MOST) elf.fail(`more than ${MOST} symbols of imports and exports`);
  }
  if (common) faults.push('common symbols: please compile with -fno-common');
  return { imports, exports: exports.all(), hasExportVersions: exports.hasVersions };
}

function undotted(elf: Elf, versions: ModuleVersion[] | null): ModuleVersion[] | null {
  if (elf.machine !== EM_PPC64 || !versions) return versions;
  return versions.map(({ name, crc }) => ({ name: name.replace(/^\./, ''), crc }));
}

/** The module's name, made from the file's name as modpost makes it. */
function nameOfFile(file: string): string {
  return basename(file)
    .replace(/\.(gz|xz|zst)$/, '')
    .replace(/\.ko$/, '')
    .replace(/-/g, '_');
}
