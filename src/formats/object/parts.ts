// SPDX-License-Identifier: GPL-2.0-or-later
import {
  SHF_ALLOC,
  SHN_ABS,
  SHN_COMMON,
  SHN_UNDEF,
  SHT_NOBITS,
  STB_LOCAL,
  STT_FUNC,
  STT_OBJECT,
  STT_SECTION,
  symbolsOf,
  type Elf,
  type Section,
  type Symbols,
} from '../elf';
import { bugLines } from './bug-lines';
import { isCode, isMerged, mergedContent } from './merged';
import { relocationsOf, type Relocation } from './relocations';

/** A function or a variable of a section. */
export interface Named {
  /** Without the number that a compiler gives to what is static in a function. */
  name: string;
  isFunction: boolean;
  start: number;
  end: number;
}

/** A section that enters the kernel's memory, in a form that is equal for equal meaning. */
export interface Part {
  /** `.text`, with a number where there are several of a name. */
  key: string;
  isCode: boolean;
  isWritable: boolean;
  /** Type, flags, alignment and size, in one text. */
  shape: string;
  /** Its content, line numbers in tables of BUG and WARN taken out; none for one that only takes room. */
  bytes: Buffer;
  /** By offset, each with its type and what it refers to. */
  relocations: { at: number; text: string }[];
  named: Named[];
}

/** What of an object counts. */
export interface Parts {
  /** Machine, flags and class. */
  header: string;
  parts: Map<string, Part>;
  /** All symbols that others see, and what is asked of others, each in one text; groups of sections too. */
  symbols: Map<string, string>;
  /** Names of symbols that others must define. */
  wanted: Set<string>;
  /** Line numbers that were taken out. */
  lines: number;
}

const SHT_GROUP = 17;
const SHF_WRITE = 1;
/** A number that counts declarations of the unit, those of headers among them. */
const COUNTED = /(\.\d+|(?<=__UNIQUE_ID_\w*?)\d+)$/;

export const withoutCount = (name: string): string => name.replace(COUNTED, '');

/**
 * Reads the parts of an object.
 * @throws ModversionsError for one that is broken, or of a kind that cannot be compared
 */
export function partsOf(elf: Elf): Parts {
  return new Reader(elf).read();
}

class Reader {
  private readonly keys = new Map<number, string>();
  /** Merged sections into which a reference leads that cannot be told exactly. */
  private readonly whole = new Set<number>();
  private readonly relocations: Map<number, Relocation[]>;
  private readonly symbols: Symbols;
  private lines = 0;

  constructor(private readonly elf: Elf) {
    this.symbols = symbolsOf(elf) ?? elf.fail('has no symbols');
    this.relocations = relocationsOf(elf);
    const counts = new Map<string, number>();
    for (const { index, name } of elf.sections) {
      if (name.startsWith('.gnu.lto')) elf.fail('is made for optimisation at link time, and holds no code');
      const bare = withoutCount(name);
      const count = (counts.get(bare) ?? 0) + 1;
      counts.set(bare, count);
      this.keys.set(index, count === 1 ? bare : `${bare}#${count}`);
    }
  }

  read(): Parts {
    const { elf } = this;
    const symbols = this.globals();
    const counted = elf.sections.filter(({ index, flags, name }) => {
      return index > 0 && ((flags & SHF_ALLOC) !== 0 || name.startsWith('.discard'));
    });
    const kept = counted.filter((section) => !isMerged(section) || this.relocations.has(section.index));
    const parts = new Map(kept.map((section) => [this.keys.get(section.index)!, this.part(section)]));
    for (const section of counted) {
      const key = this.keys.get(section.index)!;
      if (this.whole.has(section.index) && !parts.has(key)) parts.set(key, this.part(section));
    }
    this.takeNames(parts);
    const { machine, width, isLittle, type } = elf;
    const flags = elf.fields.u32(width === 64 ? 48 : 36);
    return {
      header: [type, machine, width, isLittle, flags].join(' '),
      parts,
      symbols,
      wanted: this.wanted(),
      lines: this.lines,
    };
  }

  private part(section: Section): Part {
    const { index, type, flags, size, align } = section;
    const relocations = this.relocations.get(index) ?? [];
    let bytes = this.elf.content(section);
    const lines = bugLines(this.elf, section, relocations);
    if (lines.length > 0) bytes = Buffer.from(bytes);
    for (const at of lines) bytes.writeUInt16LE(0, at);
    this.lines += lines.length;
    return {
      key: this.keys.get(index)!,
      isCode: isCode(section),
      isWritable: (flags & SHF_WRITE) !== 0,
      shape: [type === SHT_NOBITS ? 'room' : type, flags, align, size].join(' '),
      bytes,
      relocations: relocations
        .map((one) => ({ at: one.at, text: `${one.type} ${this.reference(section, one)}` }))
        .sort((one, other) => one.at - other.at),
      named: [],
    };
  }

  /** What a relocation refers to: a symbol that others see by name, else the place or the content. */
  private reference(from: Section, relocation: Relocation): string {
    const { symbols } = this;
    const { symbol, addend } = relocation;
    if (symbol >= symbols.count) this.elf.fail(`a relocation names symbol ${symbol}, which there is not`);
    const where = symbols.section(symbol);
    if (symbol === 0 || where === SHN_UNDEF || symbols.binding(symbol) !== STB_LOCAL)
      return `=${symbols.name(symbol)}+${addend}`;
    if (where === SHN_ABS || where === SHN_COMMON) return `${where}:${symbols.value(symbol)}+${addend}`;
    const target = this.elf.sections[where] ?? this.elf.fail(`symbol ${symbol} lies in no section`);
    const offset = BigInt(symbols.value(symbol)) + addend;
    if (isMerged(target)) {
      const found = mergedContent(this.elf, from, relocation, target, Number(offset));
      if (found !== null) return `"${found}`;
      this.whole.add(where);
    }
    return `${this.keys.get(where)!}+${offset}`;
  }

  private globals(): Map<string, string> {
    const { symbols, elf } = this;
    const found = new Map<string, string>();
    for (let symbol = 1; symbol < symbols.count; symbol++) {
      const binding = symbols.binding(symbol);
      if (binding === STB_LOCAL) continue;
      const where = symbols.section(symbol);
      const place = this.keys.get(where) ?? String(where);
      const isMerge = elf.sections[where] !== undefined && isMerged(elf.sections[where]);
      if (isMerge && where > 0) this.whole.add(where);
      const text = [place, symbols.value(symbol), symbols.size(symbol), symbols.type(symbol), binding];
      found.set(symbols.name(symbol), [...text, symbols.visibility(symbol)].join(' '));
    }
    for (const section of elf.sections) {
      if (section.type !== SHT_GROUP) continue;
      const members = elf.content(section);
      const keys: string[] = [];
      for (let at = 0; at + 4 <= members.length; at += 4) {
        const member = elf.fields.u32(section.offset + at);
        keys.push(at === 0 ? String(member) : (this.keys.get(member) ?? String(member)));
      }
      const signature = section.info < symbols.count ? symbols.name(section.info) : '';
      found.set(`group ${signature}`, keys.join(' '));
    }
    return found;
  }

  private wanted(): Set<string> {
    const { symbols } = this;
    const found = new Set<string>();
    for (let symbol = 1; symbol < symbols.count; symbol++)
      if (symbols.section(symbol) === SHN_UNDEF) found.add(symbols.name(symbol));
    return found;
  }

  private takeNames(parts: ReadonlyMap<string, Part>): void {
    const { symbols } = this;
    for (let symbol = 1; symbol < symbols.count; symbol++) {
      const type = symbols.type(symbol);
      if (type === STT_SECTION || (type !== STT_FUNC && type !== STT_OBJECT)) continue;
      const part = parts.get(this.keys.get(symbols.section(symbol)) ?? '');
      const start = symbols.value(symbol);
      part?.named.push({
        name: withoutCount(symbols.name(symbol)),
        isFunction: type === STT_FUNC,
        start,
        end: start + symbols.size(symbol),
      });
    }
  }
}
