// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes ELF files of both classes and byte orders, as small as they can be. */

export interface Shape {
  width: 32 | 64;
  isLittle: boolean;
}

/** All shapes there are. */
export const SHAPES: readonly Shape[] = [
  { width: 64, isLittle: true },
  { width: 64, isLittle: false },
  { width: 32, isLittle: true },
  { width: 32, isLittle: false },
];

export const shapeName = ({ width, isLittle }: Shape): string =>
  `${width} bits, ${isLittle ? 'little' : 'big'}-endian`;

export interface MadeSection {
  name: string;
  content: Buffer;
  /** 1, contents of the program, unless told otherwise. */
  type?: number;
  /** 2, kept in memory, unless told otherwise. */
  flags?: number;
  /** Another section, for relocations: the one they are for. */
  info?: number;
  /** Bytes of each of its entries; 0 unless told otherwise. */
  entrySize?: number;
}

export interface MadeSymbol {
  name: string;
  /** Name of its section, or a number for none of them; undefined symbols have 0. */
  section: string | number;
  value?: number;
  /** 0 local, 1 global, 2 weak; 1 unless told otherwise. */
  binding?: number;
  /** 2 for a function; 0 unless told otherwise. */
  type?: number;
}

export interface MadeElf extends Shape {
  /** 1, relocatable, unless told otherwise. */
  type?: number;
  machine: number;
  sections: readonly MadeSection[];
  /** Undefined for a file without a symbol table. */
  symbols?: readonly MadeSymbol[];
}

/** Puts numbers behind each other. */
export class Numbers {
  private readonly parts: Buffer[] = [];

  constructor(private readonly shape: Shape) {}

  u8(...values: number[]): this {
    this.parts.push(Buffer.from(values));
    return this;
  }

  u16(...values: number[]): this {
    for (const value of values) this.put(2, (bytes) => bytes.writeUInt16LE(value));
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.put(4, (bytes) => bytes.writeUInt32LE(value >>> 0));
    return this;
  }

  word(...values: number[]): this {
    const { width } = this.shape;
    for (const value of values)
      this.put(width / 8, (bytes) => bytes.writeUIntLE(value, 0, width === 64 ? 6 : 4));
    return this;
  }

  bytes(bytes: Buffer): this {
    this.parts.push(bytes);
    return this;
  }

  get whole(): Buffer {
    return Buffer.concat(this.parts);
  }

  private put(size: number, write: (bytes: Buffer) => void): void {
    const bytes = Buffer.alloc(size);
    write(bytes);
    this.parts.push(this.shape.isLittle ? bytes : bytes.reverse());
  }
}

/** Strings behind an empty one, each ended by NUL, and where each stands. */
function stringTable(texts: readonly string[]): { content: Buffer; at: (text: string) => number } {
  const places = new Map<string, number>([['', 0]]);
  let content = '\0';
  for (const text of texts) {
    if (places.has(text)) continue;
    places.set(text, content.length);
    content += `${text}\0`;
  }
  return { content: Buffer.from(content, 'latin1'), at: (text) => places.get(text)! };
}

/** The bytes of a file: header, contents, section headers. The symbol table and its strings come behind the sections. */
export function elfFile({ type = 1, machine, sections, symbols, ...shape }: MadeElf): Buffer {
  const is64 = shape.width === 64;
  const all: (MadeSection & { link?: number })[] = [...sections];
  if (symbols) {
    const strings = stringTable(symbols.map(({ name }) => name));
    const table = new Numbers(shape);
    for (const symbol of [{ name: '', section: 0, binding: 0 }, ...symbols]) {
      const { name, section, value = 0, binding = 1, type: kind = 0 } = symbol as MadeSymbol;
      const index =
        typeof section === 'number' ? section : sections.findIndex((one) => one.name === section) + 1;
      if (is64)
        table
          .u32(strings.at(name))
          .u8((binding << 4) | kind, 0)
          .u16(index)
          .word(value, 0);
      else
        table
          .u32(strings.at(name))
          .word(value, 0)
          .u8((binding << 4) | kind, 0)
          .u16(index);
    }
    all.push({ name: '.symtab', content: table.whole, type: 2, flags: 0, link: sections.length + 2 });
    all.push({ name: '.strtab', content: strings.content, type: 3, flags: 0 });
  }
  const names = stringTable([...all.map(({ name }) => name), '.shstrtab']);
  all.push({ name: '.shstrtab', content: names.content, type: 3, flags: 0 });

  const headerSize = is64 ? 64 : 52;
  const contents: Buffer[] = [];
  const headers = new Numbers(shape).bytes(Buffer.alloc(is64 ? 64 : 40));
  let offset = headerSize;
  for (const { name, content, type: kind = 1, flags = 2, link = 0, info = 0, entrySize = 0 } of all) {
    headers
      .u32(names.at(name), kind)
      .word(flags, 0, offset, content.length)
      .u32(link, info)
      .word(1, entrySize);
    contents.push(content);
    offset += content.length;
  }
  const header = new Numbers(shape)
    .u8(0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, shape.isLittle ? 1 : 2, 1, 0)
    .bytes(Buffer.alloc(8))
    .u16(type, machine)
    .u32(1)
    .word(0, 0, offset)
    .u32(0)
    .u16(headerSize, 0, 0, is64 ? 64 : 40, all.length + 1, all.length);
  return Buffer.concat([header.whole, ...contents, headers.whole]);
}
