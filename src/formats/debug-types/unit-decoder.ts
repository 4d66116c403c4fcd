// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfType } from '../btf';
import { ATTRIBUTES, TAGS, type Dwarf, type Entry, type Unit } from '../dwarf';
import { baseName } from './base-names';
import { enumOf } from './enums';
import { membersOf } from './members';
import { sizeAt } from './numbers';
import { PlaceReader } from './places';
import type { UnitSymbol } from './unit-symbols';
import { DebugTypeList, type DebugType } from './debug-type-list';

/** `DW_ATE_…`: how a base type is written. */
const [FLOAT, SIGNED, SIGNED_CHAR] = [0x04, 0x05, 0x06];
const QUALIFIERS: Readonly<Record<number, 'ptr' | 'const' | 'volatile' | 'restrict'>> = {
  [TAGS.pointer_type]: 'ptr',
  [TAGS.const_type]: 'const',
  [TAGS.volatile_type]: 'volatile',
  [TAGS.restrict_type]: 'restrict',
};

/** Makes types of the entries that symbols of a unit lead to. Nothing is kept of the others, which are most of a unit. */
export class UnitDecoder {
  /** Types that are no C, or lie where they cannot be read; nothing is known of them. */
  unread = 0;
  private readonly types: DebugType[] = [];
  private readonly numbers = new Map<Entry, number>();
  private readonly open: Entry[] = [];
  private readonly places: PlaceReader;

  constructor(
    private readonly dwarf: Dwarf,
    unit: Unit,
    private readonly isLittle: boolean,
  ) {
    this.places = new PlaceReader(dwarf, unit);
  }

  /** Takes a function or variable. */
  symbol(name: string, { entry, declared }: UnitSymbol): void {
    const { dwarf } = this;
    const place = this.places.of(entry) ?? this.places.of(declared);
    const typed = dwarf.has(entry, ATTRIBUTES.type) ? entry : declared;
    if (dwarf.tag(entry) === TAGS.subprogram) {
      const type = this.add(this.signature(entry, typed));
      this.add({ kind: 'func', name, type }, place);
    } else this.add({ kind: 'var', name, type: this.typeAt(typed) }, place);
  }

  /** Takes what a pointer points to, as `EXPORT_SYMBOL` of the kernel makes one for what is exported. */
  pointedTo(name: string, pointer: Entry): void {
    const { dwarf } = this;
    const target = dwarf.reference(pointer, ATTRIBUTES.type);
    if (dwarf.tag(target) === TAGS.subroutine_type)
      this.add({ kind: 'func', name, type: this.numberOf(target) }, null);
    else this.add({ kind: 'var', name, type: this.typeAt(pointer) }, null);
  }

  /** All that the symbols lead to. @param hasAlignments whether the compiler writes them @throws Unreadable */
  finish(hasAlignments: boolean): DebugTypeList {
    for (let entry = this.open.pop(); entry !== undefined; entry = this.open.pop()) {
      const at = this.numbers.get(entry)! - 1;
      const isNamed = this.dwarf.has(entry, ATTRIBUTES.name);
      this.types[at] = {
        type: this.decode(entry),
        place: isNamed ? this.places.of(entry) : null,
        alignment: sizeAt(this.dwarf, entry, ATTRIBUTES.alignment) ?? 0,
        members: this.types[at]!.members,
      };
    }
    return new DebugTypeList(this.types, hasAlignments);
  }

  private decode(entry: Entry): BtfType {
    const { dwarf } = this;
    const tag = dwarf.tag(entry);
    const qualifier = QUALIFIERS[tag];
    if (qualifier) return { kind: qualifier, type: this.typeAt(entry) };
    const name = dwarf.text(entry, ATTRIBUTES.name) ?? '';
    switch (tag) {
      case TAGS.base_type:
        return this.baseType(entry, name);
      case TAGS.typedef:
        return { kind: 'typedef', name, type: this.typeAt(entry) };
      case TAGS.structure_type:
      case TAGS.union_type:
        return this.record(entry, name, tag === TAGS.union_type);
      case TAGS.enumeration_type:
        return enumOf(dwarf, entry, name);
      case TAGS.array_type:
        return this.array(entry);
      case TAGS.subroutine_type:
        return this.signature(entry);
      // What compilers write for decltype(nullptr) and, in C, for functions of assembly.
      default:
        return this.unreadType(`kind 0x${tag.toString(16)}`);
    }
  }

  private baseType(entry: Entry, name: string): BtfType {
    const { dwarf } = this;
    const size = sizeAt(dwarf, entry, ATTRIBUTES.byte_size) ?? 0;
    const encoding = sizeAt(dwarf, entry, ATTRIBUTES.encoding);
    const spelt = baseName(name);
    if (encoding === FLOAT) return { kind: 'float', name: spelt, size };
    const isSigned = encoding === SIGNED || encoding === SIGNED_CHAR;
    return { kind: 'int', name: spelt, size, bits: size * 8, bitOffset: 0, isSigned };
  }

  private record(entry: Entry, name: string, isUnion: boolean): BtfType {
    const { dwarf } = this;
    if (dwarf.flag(entry, ATTRIBUTES.declaration)) return { kind: 'fwd', name, isUnion };
    const size = sizeAt(dwarf, entry, ATTRIBUTES.byte_size) ?? 0;
    const { members, alignments } = membersOf(dwarf, entry, this.isLittle, (member) => this.typeAt(member));
    const own = this.types[this.numbers.get(entry)! - 1]!;
    own.members = alignments;
    return { kind: isUnion ? 'union' : 'struct', name, size, members };
  }

  private array(entry: Entry): BtfType {
    const { dwarf } = this;
    if (dwarf.flag(entry, ATTRIBUTES.GNU_vector)) return this.vector(entry);
    const lengths: number[] = [];
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child))
      if (dwarf.tag(child) === TAGS.subrange_type) lengths.push(this.lengthOf(child));
    let type = this.typeAt(entry);
    while (lengths.length > 1) type = this.add({ kind: 'array', type, index: 0, length: lengths.pop()! });
    return { kind: 'array', type, index: 0, length: lengths[0] ?? 0 };
  }

  /** 0 for a flexible array, which BTF writes the same way. */
  private lengthOf(subrange: Entry): number {
    const { dwarf } = this;
    const count = sizeAt(dwarf, subrange, ATTRIBUTES.count);
    if (count !== null) return count;
    const last = dwarf.number(subrange, ATTRIBUTES.upper_bound);
    // An array of no element has -1, in as many bits as its compiler likes.
    return typeof last === 'number' && last < 0xffffffff ? last + 1 : 0;
  }

  private vector(entry: Entry): BtfType {
    const element = this.dwarf.reference(entry, ATTRIBUTES.type);
    const isScalar = element !== 0 && this.dwarf.tag(element) === TAGS.base_type;
    const first = this.dwarf.child(entry);
    if (!isScalar || !first) return this.unreadType('vector');
    const base = this.baseType(element, this.dwarf.text(element, ATTRIBUTES.name) ?? '');
    const { name, size } = base as Extract<BtfType, { kind: 'int' }>;
    const bytes = size * this.lengthOf(first);
    const spelt = `${name} __attribute__ ( ( vector_size ( ${bytes} ) ) )`;
    return { kind: 'int', name: spelt, size: bytes, bits: bytes * 8, bitOffset: 0, isSigned: true };
  }

  /** @param typed the entry that has the type of the result, where it is another */
  private signature(entry: Entry, typed = entry): BtfType {
    const { dwarf } = this;
    const parameters: { name: string; type: number }[] = [];
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
      const tag = dwarf.tag(child);
      if (tag === TAGS.formal_parameter) parameters.push({ name: '', type: this.typeAt(child) });
      else if (tag === TAGS.unspecified_parameters) parameters.push({ name: '', type: 0 });
    }
    return { kind: 'proto', returns: this.typeAt(typed), parameters };
  }

  /** The number of the type that an entry refers to; 0 for `void`. */
  private typeAt(entry: Entry): number {
    const { dwarf } = this;
    const type = dwarf.reference(entry, ATTRIBUTES.type);
    if (type === 0)
      return dwarf.has(entry, ATTRIBUTES.type) ? this.add(this.unreadType('type of another file')) : 0;
    // What stands for a type that has a unit of its own.
    if (!dwarf.has(type, ATTRIBUTES.signature)) return this.numberOf(type);
    const own = dwarf.reference(type, ATTRIBUTES.signature);
    return own === 0 ? this.add(this.unreadType('type of another file')) : this.numberOf(own);
  }

  private numberOf(entry: Entry): number {
    let number = this.numbers.get(entry);
    if (number === undefined) {
      number = this.add({ kind: 'fwd', name: '', isUnion: false });
      this.numbers.set(entry, number);
      this.open.push(entry);
    }
    return number;
  }

  private add(type: BtfType, place: DebugType['place'] = null): number {
    return this.types.push({ type, place, alignment: 0, members: null });
  }

  /** Words that no reader of C takes for a type, so that nothing is said of what hangs on it. */
  private unreadType(what: string): BtfType {
    this.unread++;
    return { kind: 'int', name: `@ ${what} @`, size: 0, bits: 0, bitOffset: 0, isSigned: false };
  }
}
