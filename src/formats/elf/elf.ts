// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { Fields } from './fields';

/** A section header, and where its content lies in the file. */
export interface Section {
  /** Its place among the headers; section 0 is none. */
  index: number;
  /** One character a byte. */
  name: string;
  type: number;
  /** The low 32 bits, which hold all flags that have a meaning here. */
  flags: number;
  /** The low 32 bits of where it lies in memory; 0 in relocatable files. */
  address: number;
  /** Of the content, in bytes. A section without content in the file has a size all the same. */
  offset: number;
  size: number;
  /** Another section: of a symbol table its strings. */
  link: number;
  /** Of relocations the section that they are for. */
  info: number;
  /** Bytes at a multiple of which the content is placed. */
  align: number;
  /** Bytes of an entry, of tables and of content that a linker merges. */
  entrySize: number;
}

/** Types of sections: none, the symbols, and what takes room in memory alone. */
export const [SHT_NULL, SHT_SYMTAB, SHT_NOBITS] = [0, 2, 8] as const;
/** The flag of a section that the loader keeps in memory; one without it is not looked at. */
export const SHF_ALLOC = 2;

/** The class and the byte order of a file, and the one version there is (`e_ident`). */
const [ELFCLASS32, ELFCLASS64] = [1, 2];
const [ELFDATA2LSB, ELFDATA2MSB] = [1, 2];
const EV_CURRENT = 1;
const MAGIC = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const REMEDY = 'give an ELF file, a module for example, as it was built; fetch or make it again';

/** Bytes of the file's header, of a section's header and of a symbol, by class. */
const SIZES = {
  32: { header: 52, section: 40, symbol: 16 },
  64: { header: 64, section: 64, symbol: 24 },
} as const;

/** An ELF file: the headers, checked against its size as the kernel's loader checks them, and its sections. */
export class Elf {
  readonly fields: Fields;
  /** Width of an address in bits. */
  readonly width: 32 | 64;
  readonly isLittle: boolean;
  /** `e_type`. */
  readonly type: number;
  /** `e_machine`. */
  readonly machine: number;
  /** From section 0 on. */
  readonly sections: readonly Section[];

  /**
   * @param file its name, for messages
   * @throws ModversionsError `FILE: …` for bytes that are no ELF file, or one that is cut off or contradicts itself
   */
  constructor(
    readonly bytes: Buffer,
    readonly file: string,
  ) {
    if (!bytes.subarray(0, 4).equals(MAGIC)) this.fail('is no ELF file');
    if (bytes.length < 16) this.fail('the ELF header is cut off');
    const [width, order, version] = [bytes[4]!, bytes[5]!, bytes[6]!];
    if (width !== ELFCLASS32 && width !== ELFCLASS64) this.fail(`an ELF file of the unknown class ${width}`);
    if (order !== ELFDATA2LSB && order !== ELFDATA2MSB)
      this.fail(`an ELF file of the unknown byte order ${order}`);
    if (version !== EV_CURRENT) this.fail(`an ELF file of the unknown version ${version}`);
    this.width = width === ELFCLASS64 ? 64 : 32;
    this.isLittle = order === ELFDATA2LSB;
    this.fields = new Fields(bytes, this.isLittle, this.width === 64);
    if (bytes.length < SIZES[this.width].header) this.fail('the ELF header is cut off');
    this.type = this.fields.u16(16);
    this.machine = this.fields.u16(18);
    this.sections = this.readSections();
  }

  /** The first section of this name; undefined for none. */
  named(name: string): Section | undefined {
    return this.sections.find((section) => section.index > 0 && section.name === name);
  }

  /** The first section of this name that the loader looks at. */
  loaded(name: string): Section | undefined {
    return this.sections.find(
      (section) => section.index > 0 && (section.flags & SHF_ALLOC) !== 0 && section.name === name,
    );
  }

  /** What a section holds; nothing for one that only takes room in memory. */
  content({ type, offset, size }: Section): Buffer {
    return type === SHT_NOBITS ? this.bytes.subarray(0, 0) : this.bytes.subarray(offset, offset + size);
  }

  /** Bytes of a symbol. */
  get symbolSize(): number {
    return SIZES[this.width].symbol;
  }

  /** @throws ModversionsError always */
  fail(what: string): never {
    throw new ModversionsError(`${this.file}: ${what}`, REMEDY);
  }

  private readSections(): Section[] {
    const { fields, bytes } = this;
    const size = SIZES[this.width].section;
    const [start, sizeAt] = this.width === 64 ? [fields.word(40), 58] : [fields.word(32), 46];
    const [headerSize, count, names] = [fields.u16(sizeAt), fields.u16(sizeAt + 2), fields.u16(sizeAt + 4)];
    if (headerSize !== size) this.fail(`section headers of ${headerSize} bytes, and they have ${size}`);
    if (start >= bytes.length || count * size > bytes.length - start)
      this.fail('the section headers are cut off');
    if (names === 0 || names >= count) this.fail('no section has the names of the sections');
    const raw = Array.from({ length: count }, (_, index) => this.readHeader(start + index * size, index));
    const { type, offset, size: length } = raw[names]!;
    if (type === SHT_NOBITS || type === SHT_NULL || length === 0 || bytes[offset + length - 1] !== 0)
      this.fail('the names of the sections do not end');
    return raw.map(({ nameAt, ...section }) => {
      // The loader takes no offence at the name of a section that it does not keep.
      const isKept = section.index > 0 && nameAt < length;
      if (section.index > 0 && nameAt >= length && (section.flags & SHF_ALLOC) !== 0)
        this.fail(`section ${section.index} has its name outside of the names`);
      const name = isKept ? fields.text(offset + nameAt, offset + length) : '';
      return { ...section, name: name ?? this.fail(`section ${section.index} has a name without an end`) };
    });
  }

  private readHeader(at: number, index: number): Omit<Section, 'name'> & { nameAt: number } {
    const { fields, bytes } = this;
    const is64 = this.width === 64;
    const flags = is64 && !this.isLittle ? fields.u32(at + 12) : fields.u32(at + 8);
    const offset = fields.word(at + (is64 ? 24 : 16));
    const size = fields.word(at + (is64 ? 32 : 20));
    const address = is64 && !this.isLittle ? fields.u32(at + 20) : fields.u32(at + (is64 ? 16 : 12));
    const [align, entrySize] = [fields.word(at + (is64 ? 48 : 32)), fields.word(at + (is64 ? 56 : 36))];
    const header = {
      index,
      nameAt: fields.u32(at),
      type: fields.u32(at + 4),
      flags,
      address,
      offset,
      size,
      align,
      entrySize,
    };
    const [link, info] = [fields.u32(at + (is64 ? 40 : 24)), fields.u32(at + (is64 ? 44 : 28))];
    if (index === 0 && (header.type !== SHT_NULL || size !== 0))
      this.fail(
        'section 0 is not empty: no module that the kernel takes, or a file of more sections than 65,279',
      );
    const isInFile = header.type !== SHT_NULL && header.type !== SHT_NOBITS;
    if (isInFile && offset + size > bytes.length) this.fail(`section ${index} lies outside of the file`);
    return { ...header, link, info };
  }
}
