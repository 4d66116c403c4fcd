// SPDX-License-Identifier: GPL-2.0-or-later
import {
  INFO,
  itemCount,
  KIND_OF,
  kindNumber,
  KINDS,
  SIZE_OR_TYPE,
  TYPE,
  type BtfKind,
  type BtfMember,
  type BtfType,
} from './types';
import type { TypeList } from './type-list';

/** Names are C's; one that is longer is cut. */
const LONGEST_NAME = 1023;
/** Of what is no bit-field. */
const WHOLE = { bitSize: 0, bitOffset: 0 } as const;
/** Typedefs and qualifiers in a row. A circle of them has no end; real chains have a few. */
const LONGEST_CHAIN = 64;

/** Type data: all that `readBtf` found sound. Types are decoded when asked for. */
export class Btf implements TypeList {
  /** The number of its first own type: 1, or behind the base's last. */
  readonly first: number;
  /** Behind its last type. */
  readonly end: number;
  /** Behind its last string, counted on from the base's. */
  readonly stringsEnd: number;
  private readonly firstString: number;
  /** Names that were asked for, by offset: most are asked for often. */
  private readonly names = new Map<number, string>();

  /**
   * @param types the section of types, as numbers of 32 bits
   * @param starts where each begins in it, in bytes
   */
  constructor(
    private readonly types: Uint32Array,
    private readonly starts: Uint32Array,
    private readonly strings: Buffer,
    readonly base: Btf | null,
  ) {
    this.first = base ? base.end : 1;
    this.end = this.first + starts.length;
    this.firstString = base ? base.stringsEnd : 0;
    this.stringsEnd = this.firstString + strings.length;
  }

  /** The kind of a type other than 0. `enum64` is a kind of its own here. */
  kindOf(type: number): BtfKind {
    if (type < this.first) return this.base!.kindOf(type);
    return KIND_OF[kindNumber(this.u32(this.startOf(type) + INFO))]!;
  }

  /** `''` for a type without a name. */
  nameOf(type: number): string {
    if (type < this.first) return type === 0 ? 'void' : this.base!.nameOf(type);
    return this.text(this.u32(this.startOf(type)));
  }

  /** Whether a string begins at an offset, and not inside of another. */
  isNameStart(at: number): boolean {
    if (at < this.firstString) return this.base!.isNameStart(at);
    return at === this.firstString || this.strings[at - this.firstString - 1] === 0;
  }

  /** A type other than 0. */
  typeOf(type: number): BtfType {
    if (type < this.first) return this.base!.typeOf(type);
    const at = this.startOf(type);
    const kind = this.kindOf(type);
    const name = this.text(this.u32(at));
    const [info, third] = [this.u32(at + INFO), this.u32(at + SIZE_OR_TYPE)];
    const flag = info >>> 31 === 1;
    const items = <T>(read: (at: number) => T): T[] => {
      const found: T[] = [];
      const { each } = KINDS[kind];
      for (let left = itemCount(info), item = at + TYPE; left > 0; left--, item += each)
        found.push(read(item));
      return found;
    };
    switch (kind) {
      case 'int':
        return this.intAt(at, name);
      case 'float':
        return { kind, name, size: third };
      case 'ptr':
      case 'volatile':
      case 'const':
      case 'restrict':
        return { kind, type: third };
      case 'typedef':
      case 'type-tag':
      case 'decl-tag':
      case 'var':
      case 'func':
        return { kind, name, type: third };
      case 'array':
        return { kind, type: this.u32(at + 12), index: this.u32(at + 16), length: this.u32(at + 20) };
      case 'struct':
      case 'union':
        return { kind, name, size: third, members: items((item) => this.memberAt(item, flag)) };
      case 'fwd':
        return { kind, name, isUnion: flag };
      case 'enum':
      case 'enum64': {
        const values = items((item) => ({
          name: this.text(this.u32(item)),
          value: this.valueAt(item + 4, kind === 'enum64', flag),
        }));
        return { kind: 'enum', name, size: third, isSigned: flag, values };
      }
      case 'proto':
        return {
          kind,
          returns: third,
          parameters: items((item) => ({ name: this.text(this.u32(item)), type: this.u32(item + 4) })),
        };
      case 'datasec':
        return { kind, name, size: third, variables: items((item) => this.u32(item)) };
    }
  }

  /** The members of a struct or union without their names, which take most of the time of decoding it. */
  forEachMember(type: number, take: (type: number, bitOffset: number, bitSize: number) => void): void {
    if (type < this.first) return this.base!.forEachMember(type, take);
    const at = this.startOf(type) + TYPE;
    const info = this.u32(at - TYPE + INFO);
    const end = at + itemCount(info) * KINDS.struct.each;
    for (let item = at; item < end; item += KINDS.struct.each) {
      const [of, offset] = [this.u32(item + 4), this.u32(item + 8)];
      if (info >>> 31 === 1) take(of, offset & 0xffffff, offset >>> 24);
      else take(of, offset, this.fieldOf(of).bitSize);
    }
  }

  /** Whether a forward declaration is that of a union. */
  isUnion(type: number): boolean {
    if (type < this.first) return this.base!.isUnion(type);
    return this.u32(this.startOf(type) + INFO) >>> 31 === 1;
  }

  /** Bytes of a struct or union. */
  sizeOf(type: number): number {
    return type < this.first ? this.base!.sizeOf(type) : this.u32(this.startOf(type) + SIZE_OR_TYPE);
  }

  /** The type that one of a kind that refers to one other refers to. */
  targetOf(type: number): number {
    if (type < this.first) return this.base!.targetOf(type);
    return this.u32(this.startOf(type) + (this.kindOf(type) === 'array' ? TYPE : SIZE_OR_TYPE));
  }

  /** Calls back for each number of a type and each offset of a name that its own types hold. */
  forEachReference(onType: (type: number) => void, onName: (at: number) => void): void {
    for (const at of this.starts) {
      const info = this.u32(at + INFO);
      const kind = KIND_OF[kindNumber(info)]!;
      onName(this.u32(at));
      if (REFERRING.has(kind)) onType(this.u32(at + SIZE_OR_TYPE));
      if (kind === 'array') for (const place of [12, 16]) onType(this.u32(at + place));
      const places = ITEM_PLACES[kind];
      if (!places) continue;
      const end = at + TYPE + itemCount(info) * KINDS[kind].each;
      for (let item = at + TYPE; item < end; item += KINDS[kind].each) {
        if (places.name !== null) onName(this.u32(item + places.name));
        if (places.type !== null) onType(this.u32(item + places.type));
      }
    }
  }

  private intAt(at: number, name: string): BtfType {
    const encoding = this.u32(at + 12);
    return {
      kind: 'int',
      name,
      size: this.u32(at + 8),
      bits: encoding & 0xff,
      bitOffset: (encoding >>> 16) & 0xff,
      isSigned: ((encoding >>> 24) & 1) === 1,
    };
  }

  /** @param isPacked whether the offset also holds the size of a bit-field; otherwise the type's bits tell it */
  private memberAt(at: number, isPacked: boolean): BtfMember {
    const [name, type, offset] = [this.text(this.u32(at)), this.u32(at + 4), this.u32(at + 8)];
    if (isPacked) return { name, type, bitOffset: offset & 0xffffff, bitSize: offset >>> 24 };
    const { bitSize, bitOffset } = this.fieldOf(type);
    return { name, type, bitOffset: offset + bitOffset, bitSize };
  }

  /** The bits that an integer type uses of its bytes: BTF without packed offsets tells bit-fields by that. */
  private fieldOf(type: number): { bitSize: number; bitOffset: number } {
    let at = type;
    for (let steps = 0; steps < LONGEST_CHAIN && at !== 0; steps++) {
      const kind = this.kindOf(at);
      if (kind === 'int') return this.bitsOf(at);
      if (!QUALIFYING.has(kind)) return WHOLE;
      at = this.targetOf(at);
    }
    return WHOLE;
  }

  private bitsOf(int: number): { bitSize: number; bitOffset: number } {
    if (int < this.first) return this.base!.bitsOf(int);
    const at = this.startOf(int);
    const encoding = this.u32(at + TYPE);
    const bits = encoding & 0xff;
    if (bits === this.u32(at + SIZE_OR_TYPE) * 8) return WHOLE;
    return { bitSize: bits, bitOffset: (encoding >>> 16) & 0xff };
  }

  private valueAt(at: number, is64: boolean, isSigned: boolean): bigint {
    // The low half comes first, whatever the byte order: they are two fields of 32 bits.
    const high = is64 ? this.u32(at + 4) : 0;
    const value = (BigInt(high) << 32n) | BigInt(this.u32(at));
    return isSigned ? BigInt.asIntN(is64 ? 64 : 32, value) : value;
  }

  private startOf(type: number): number {
    return this.starts[type - this.first]!;
  }

  private u32(at: number): number {
    return this.types[at >>> 2]!;
  }

  private text(at: number): string {
    if (at < this.firstString) return this.base!.text(at);
    let name = this.names.get(at);
    if (name === undefined) this.names.set(at, (name = this.readText(at)));
    return name;
  }

  private readText(at: number): string {
    const start = at - this.firstString;
    const last = Math.min(start + LONGEST_NAME, this.strings.length);
    // Names are short: a search by the library costs more than it saves.
    let end = start;
    while (end < last && this.strings[end] !== 0) end++;
    return this.strings.toString('latin1', start, end);
  }
}

/** Kinds that are another type under a name or with a qualifier. */
export const QUALIFYING: ReadonlySet<BtfKind> = new Set([
  'typedef',
  'volatile',
  'const',
  'restrict',
  'type-tag',
]);

/** Kinds whose third number is a type. */
const REFERRING: ReadonlySet<BtfKind> = new Set([...QUALIFYING, 'ptr', 'func', 'proto', 'var', 'decl-tag']);

/** Where the items of a kind have their name and their type. */
const ITEM_PLACES: Partial<Record<BtfKind, { name: number | null; type: number | null }>> = {
  struct: { name: 0, type: 4 },
  union: { name: 0, type: 4 },
  enum: { name: 0, type: null },
  enum64: { name: 0, type: null },
  proto: { name: 0, type: 4 },
  datasec: { name: null, type: 0 },
};
