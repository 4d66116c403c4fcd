import { inflateSync } from 'node:zlib';
import { Fields, symbolsOf, type Elf, type Section, type Symbols } from '../elf';
import { Unreadable } from './cursor';

/** The flag of a section whose content is compressed, and the kind of compression that is known here. */
const COMPRESSED = 0x800;
const ZLIB = 1;
/** Bytes of the largest section that is unpacked. */
const LARGEST = 1 << 29;
/** Types of sections that hold relocations, with addends and without. */
const [RELA, REL] = [4, 9];
const MIPS = 8;

/** A debug section with the relocations that a module still has for it. */
export class DebugSection {
  readonly fields: Fields;
  readonly start: number;
  readonly end: number;
  private readonly relocations: Relocations | null;

  constructor(elf: Elf, section: Section, symbols: Symbols | null) {
    const bytes = contentOf(elf, section);
    this.fields = new Fields(bytes, elf.isLittle, elf.width === 64);
    this.start = 0;
    this.end = bytes.length;
    const table = elf.sections.find(
      ({ type, info }) => (type === RELA || type === REL) && info === section.index,
    );
    this.relocations = table && symbols ? new Relocations(elf, table, symbols) : null;
  }

  /**
   * An offset into another section that stands at a place: those of a module are still to be relocated. Places are
   * asked for in ascending order.
   */
  offset(at: number, size: 4 | 8): number {
    const plain = size === 4 ? this.fields.u32(at) : this.fields.u64(at);
    return this.relocations?.at(at, plain) ?? plain;
  }
}

/** Relocations of one section, walked along with its content. */
class Relocations {
  private readonly fields: Fields;
  private readonly size: number;
  private readonly hasAddends: boolean;
  private next: number;
  private readonly end: number;

  constructor(
    private readonly elf: Elf,
    table: Section,
    private readonly symbols: Symbols,
  ) {
    if (elf.machine === MIPS) throw new Unreadable('has relocations of MIPS');
    this.hasAddends = table.type === RELA;
    this.size = (elf.width / 8) * (this.hasAddends ? 3 : 2);
    const content = contentOf(elf, table);
    this.fields = new Fields(content, elf.isLittle, elf.width === 64);
    this.next = 0;
    this.end = content.length - (content.length % this.size);
  }

  /** What stands at a place once it is relocated; undefined where nothing is to be. */
  at(place: number, plain: number): number | undefined {
    const { fields } = this;
    while (this.next < this.end && fields.word(this.next) < place) this.next += this.size;
    if (this.next >= this.end || fields.word(this.next) !== place) return undefined;
    const width = this.elf.width / 8;
    // The symbol: the high half of 64 bits, or the high 24 of 32.
    const info = this.next + width;
    const symbol =
      this.elf.width === 64 ? fields.u32(info + (fields.isLittle ? 4 : 0)) : fields.u32(info) >>> 8;
    if (symbol >= this.symbols.count) throw new Unreadable('has a relocation for no symbol');
    const addend = this.hasAddends ? fields.word(this.next + 2 * width) : plain;
    return this.symbols.value(symbol) + addend;
  }
}

/** What a section holds, unpacked. @throws Unreadable */
function contentOf(elf: Elf, section: Section): Buffer {
  const content = elf.content(section);
  if ((section.flags & COMPRESSED) === 0) return content;
  const header = elf.width === 64 ? 24 : 12;
  if (content.length < header) throw new Unreadable('is cut off');
  const kind = elf.fields.u32(section.offset);
  if (kind !== ZLIB) throw new Unreadable('is compressed in a way that is not known');
  try {
    return inflateSync(content.subarray(header), { maxOutputLength: LARGEST });
  } catch {
    throw new Unreadable('is compressed and damaged, or too large');
  }
}

/** The debug section of a name; null for none. */
export function debugSection(elf: Elf, name: string): DebugSection | null {
  const section = elf.named(name);
  return section ? new DebugSection(elf, section, symbolsOf(elf)) : null;
}
