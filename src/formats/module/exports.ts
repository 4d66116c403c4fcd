// SPDX-License-Identifier: GPL-2.0-or-later
import { SHN_ABS, type Elf, type Section, type Symbols } from '../elf';
import type { ModuleExport } from './module';

const CRC = '__crc_';
const TABLE = '__ksymtab_';
const NAMESPACE = '__kstrtabns_';

/** Since 7.x a byte for each entry of `__ksymtab` says what sections of their own said before. */
const FLAGS = '__kflagstab';
const GPL_ONLY = 1;

/** The sections of exports, and whether only modules under the GPL may use them; all but two of kernels before 5.12. */
const TABLES: ReadonlyMap<string, boolean> = new Map([
  ['__ksymtab', false],
  ['__ksymtab_gpl', true],
  ['__ksymtab_unused', false],
  ['__ksymtab_unused_gpl', true],
  ['__ksymtab_gpl_future', false],
]);

/** An object has a section for each export, which a module's link makes one of: `___ksymtab_gpl+pot_fill`. */
const OF_OBJECT = /^_(__ksymtab\w*)\+.*$/;

/** Gathers what a module exports from its symbols: each export has up to three of its own, made by EXPORT_SYMBOL. */
export class ExportGathering {
  private readonly tables = new Map<string, string>();
  /** Exports that only modules under the GPL may use, by their flags. */
  private readonly flagged = new Set<string>();
  private readonly crcs = new Map<string, number>();
  private readonly namespaces = new Map<string, string>();

  constructor(
    private readonly elf: Elf,
    private readonly symbols: Symbols,
  ) {}

  /** Takes one symbol that has a name beginning with two underscores. */
  take(symbol: number, name: string): void {
    const { elf, symbols } = this;
    if (name.startsWith(TABLE)) {
      const section = elf.sections[symbols.section(symbol)];
      const table = section?.name.replace(OF_OBJECT, '$1');
      if (!section || table === undefined || !TABLES.has(table)) return;
      const exported = name.slice(TABLE.length);
      this.tables.set(exported, table);
      if ((this.flagsOf(section, symbols.value(symbol)) & GPL_ONLY) !== 0) this.flagged.add(exported);
    } else if (name.startsWith(CRC)) {
      const crc = this.crcOf(symbol);
      if (crc !== null) this.crcs.set(name.slice(CRC.length), crc);
    } else if (name.startsWith(NAMESPACE)) {
      const at = this.placeOf(symbol, 1);
      const text = at && elf.fields.text(at.offset, at.end);
      if (text) this.namespaces.set(name.slice(NAMESPACE.length), text);
    }
  }

  /** How many there are by now. */
  get count(): number {
    return this.tables.size + this.crcs.size + this.namespaces.size;
  }

  /** By name. */
  all(): ModuleExport[] {
    const names = [...this.tables.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return names.map((name) => ({
      name,
      crc: this.crcs.get(name) ?? null,
      isGplOnly: TABLES.get(this.tables.get(name)!)! || this.flagged.has(name),
      namespace: this.namespaces.get(name) ?? '',
    }));
  }

  /** Whether each of its sections of exports has one of CRCs beside it. */
  get hasVersions(): boolean {
    const tables = [...new Set(this.tables.values())];
    return tables.every((table) => this.elf.loaded(table.replace('ksymtab', 'kcrctab')));
  }

  /** The flags of the entry of a table at a place in it; 0 where the module has no table of flags. */
  private flagsOf(table: Section, place: number): number {
    const section = this.elf.loaded(FLAGS);
    const flags = section && this.elf.content(section);
    if (!flags || flags.length === 0) return 0;
    // Both tables have their entries in one order.
    return flags[Math.floor((place * flags.length) / table.size)] ?? 0;
  }

  /** The symbol's value where it is absolute, else what stands at its place: both have been ways to hold a CRC. */
  private crcOf(symbol: number): number | null {
    if (this.symbols.section(symbol) === SHN_ABS) return this.symbols.value(symbol) >>> 0;
    const at = this.placeOf(symbol, 4);
    return at && this.elf.fields.u32(at.offset);
  }

  /** Where a symbol stands in the file, and where its section ends; null unless `size` bytes are there. */
  private placeOf(symbol: number, size: number): { offset: number; end: number } | null {
    const section = this.elf.sections[this.symbols.section(symbol)];
    const length = section ? this.elf.content(section).length : 0;
    const value = this.symbols.value(symbol);
    if (!section || section.index === 0 || value + size > length) return null;
    return { offset: section.offset + value, end: section.offset + length };
  }
}
