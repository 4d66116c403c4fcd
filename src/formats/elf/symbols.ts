// SPDX-License-Identifier: GPL-2.0-or-later
import { SHT_NOBITS, SHT_NULL, SHT_SYMTAB, type Elf, type Section } from './elf';

/** What stands in the place of a section's index. */
export const [SHN_UNDEF, SHN_LIVEPATCH, SHN_ABS, SHN_COMMON] = [0, 0xff20, 0xfff1, 0xfff2] as const;
/** Binding of a symbol of its own file alone, and of one that may stay undefined. */
export const [STB_LOCAL, STB_WEAK] = [0, 2] as const;
/** Type of a symbol that is a variable, a function, a section itself. */
export const [STT_OBJECT, STT_FUNC, STT_SECTION] = [1, 2, 3] as const;

/** A symbol table. Symbols are numbered from 0, which is none; their parts are read when asked for. */
export class Symbols {
  readonly count: number;
  private readonly start: number;
  private readonly names: Section;

  /** @throws ModversionsError where the strings are no section */
  constructor(
    private readonly elf: Elf,
    table: Section,
  ) {
    this.start = table.offset;
    this.count = Math.floor(table.size / elf.symbolSize);
    const names = elf.sections[table.link];
    const hasStrings = names && names.type !== SHT_NULL && names.type !== SHT_NOBITS;
    this.names = hasStrings ? names : elf.fail('the symbol table has no strings');
  }

  /** @throws ModversionsError where it lies outside of the strings, or has no end */
  name(symbol: number): string {
    const at = this.elf.fields.u32(this.at(symbol));
    const { offset, size } = this.names;
    const text = at < size ? this.elf.fields.text(offset + at, offset + size) : null;
    return text ?? this.elf.fail(`symbol ${symbol} has no name in the strings`);
  }

  /** The first byte of its name, a quick look; 0 where it has none. */
  initial(symbol: number): number {
    const at = this.elf.fields.u32(this.at(symbol));
    return at < this.names.size ? this.elf.bytes[this.names.offset + at]! : 0;
  }

  /** Index of the section it lies in, or one of `SHN_…`. */
  section(symbol: number): number {
    return this.elf.fields.u16(this.at(symbol) + (this.elf.width === 64 ? 6 : 14));
  }

  /** `STB_…`. */
  binding(symbol: number): number {
    return this.kindAt(symbol) >> 4;
  }

  /** `STT_…`. */
  type(symbol: number): number {
    return this.kindAt(symbol) & 15;
  }

  /** Of a relocatable file an offset in its section. */
  value(symbol: number): number {
    return this.elf.fields.word(this.at(symbol) + (this.elf.width === 64 ? 8 : 4));
  }

  /** In bytes. */
  size(symbol: number): number {
    return this.elf.fields.word(this.at(symbol) + (this.elf.width === 64 ? 16 : 8));
  }

  /** `STV_…`. */
  visibility(symbol: number): number {
    return this.elf.bytes[this.at(symbol) + (this.elf.width === 64 ? 5 : 13)]! & 3;
  }

  private kindAt(symbol: number): number {
    return this.elf.bytes[this.at(symbol) + (this.elf.width === 64 ? 4 : 12)]!;
  }

  private at(symbol: number): number {
    return this.start + symbol * this.elf.symbolSize;
  }
}

/** The first symbol table, which is the one the loader takes; null for none. @throws ModversionsError as its reader does */
export function symbolsOf(elf: Elf): Symbols | null {
  const table = elf.sections.find(({ index, type }) => index > 0 && type === SHT_SYMTAB);
  return table ? new Symbols(elf, table) : null;
}

/** All symbol tables of the file. @throws ModversionsError as their reader does */
export function symbolTables(elf: Elf): Symbols[] {
  return elf.sections
    .filter(({ index, type }) => index > 0 && type === SHT_SYMTAB)
    .map((table) => new Symbols(elf, table));
}
