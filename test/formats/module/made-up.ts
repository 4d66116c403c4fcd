// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes modules as kbuild would, with all that a loader looks at and nothing else. */
import { elfFile, Numbers, type MadeSection, type MadeSymbol, type Shape } from '../elf/elf-writer';

export interface MadeExport {
  name: string;
  /** Undefined for one without a version. */
  crc?: number;
  isGplOnly?: boolean;
  namespace?: string;
}

export interface MadeModule extends Partial<Shape> {
  /** 62, x86-64, unless told otherwise. */
  machine?: number;
  /** Lines of `.modinfo`; name, licence and version magic are made unless they are among them, or null here. */
  modinfo?: readonly string[];
  name?: string;
  license?: string | null;
  vermagic?: string | null;
  /** Symbols it needs; one that begins with `?` is weak. */
  imports?: readonly string[];
  /** CRCs by symbol; null for no section. */
  versions?: Readonly<Record<string, number>> | null;
  extended?: Readonly<Record<string, number>>;
  exports?: readonly MadeExport[];
  /** How exports hold their CRCs: in a section of their own, in another one by the way, or as values of symbols. */
  crcs?: 'table' | 'rodata' | 'absolute';
  /** Whether one table holds all exports, and another their flags, as since 7.x. */
  hasFlags?: boolean;
  isSigned?: boolean;
  sections?: readonly MadeSection[];
  symbols?: readonly MadeSymbol[];
}

export const VERMAGIC = '6.1.192 SMP preempt mod_unload modversions ';
/** What all modules are built against, unless told otherwise. */
export const LAYOUT = 0x1a2b3c4d;

const text = (...lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\0`).join(''), 'latin1');

/** The bytes of a module. */
export function madeModule(made: MadeModule = {}): Buffer {
  const shape: Shape = { width: made.width ?? 64, isLittle: made.isLittle ?? true };
  const { name = 'made', license = 'GPL', vermagic = VERMAGIC, imports = [] } = made;
  const exported = made.exports ?? [];
  const modinfo = [...(made.modinfo ?? [])];
  if (license !== null) modinfo.push(`license=${license}`);
  modinfo.push(`name=${name}`);
  if (vermagic !== null) modinfo.push(`vermagic=${vermagic}`);
  const sections: MadeSection[] = [
    { name: '.text', content: Buffer.alloc(16) },
    { name: '.modinfo', content: text(...modinfo) },
    { name: '.gnu.linkonce.this_module', content: Buffer.alloc(64) },
  ];
  if (made.versions !== null) {
    const versions = { module_layout: LAYOUT, ...made.versions };
    sections.push({ name: '__versions', content: versionTable(versions, shape) });
  }
  if (made.extended) {
    const crcs = new Numbers(shape).u32(...Object.values(made.extended)).whole;
    sections.push({ name: '__version_ext_crcs', content: crcs });
    sections.push({ name: '__version_ext_names', content: text(...Object.keys(made.extended)) });
  }
  const symbols: MadeSymbol[] = imports.map((one) =>
    one.startsWith('?') ? { name: one.slice(1), section: 0, binding: 2 } : { name: one, section: 0 },
  );
  if (exported.length > 0) addExports(made, shape, sections, symbols);
  sections.push(...(made.sections ?? []));
  symbols.push(...(made.symbols ?? []));
  const file = elfFile({ ...shape, machine: made.machine ?? 62, sections, symbols });
  return made.isSigned ? Buffer.concat([file, SIGNATURE]) : file;
}

/** A signature of five bytes with what follows it. */
export const SIGNATURE = Buffer.concat([
  Buffer.from('signs'),
  Buffer.from([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 5]),
  Buffer.from('~Module signature appended~\n'),
]);

function versionTable(versions: Readonly<Record<string, number>>, shape: Shape): Buffer {
  const numbers = new Numbers(shape);
  for (const [name, crc] of Object.entries(versions)) {
    const field = Buffer.alloc(64 - shape.width / 8);
    field.write(name, 'latin1');
    numbers.word(crc).bytes(field);
  }
  return numbers.whole;
}

function addExports(
  { exports: exported = [], crcs = 'table', hasFlags = false }: MadeModule,
  shape: Shape,
  sections: MadeSection[],
  symbols: MadeSymbol[],
): void {
  const strings: string[] = [];
  const local = (name: string, section: string | number, value: number): void => {
    symbols.push({ name, section, value, binding: 0 });
  };
  if (hasFlags) {
    const flags = exported.map(({ isGplOnly }) => (isGplOnly ? 1 : 0));
    sections.push({ name: '__kflagstab', content: Buffer.from(flags) });
  }
  for (const suffix of hasFlags ? [''] : ['', '_gpl']) {
    const own = exported.filter(({ isGplOnly = false }) => hasFlags || isGplOnly === (suffix !== ''));
    if (own.length === 0) continue;
    sections.push({ name: `__ksymtab${suffix}`, content: Buffer.alloc(own.length * 12) });
    const table = new Numbers(shape).u32(...own.map(({ crc = 0 }) => crc)).whole;
    const place = crcs === 'rodata' ? '.rodata' : `__kcrctab${suffix}`;
    if (own.some(({ crc }) => crc !== undefined))
      sections.push({ name: `__kcrctab${suffix}`, content: table });
    if (crcs === 'rodata') sections.push({ name: '.rodata', content: table });
    own.forEach(({ name, crc, namespace = '' }, index) => {
      symbols.push({ name, section: '.text' });
      local(`__ksymtab_${name}`, `__ksymtab${suffix}`, index * 12);
      if (crc !== undefined && crcs === 'absolute') local(`__crc_${name}`, 0xfff1, crc);
      else if (crc !== undefined) local(`__crc_${name}`, place, index * 4);
      local(`__kstrtab_${name}`, '__ksymtab_strings', text(...strings).length);
      strings.push(name);
      local(`__kstrtabns_${name}`, '__ksymtab_strings', text(...strings).length);
      strings.push(namespace);
    });
  }
  sections.push({ name: '__ksymtab_strings', content: text(...strings) });
}
