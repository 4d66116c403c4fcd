// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf } from '../elf';
import type { Abbreviation } from './abbreviations';
import { narrow, signedAt, unsignedAt, Unreadable } from './cursor';
import { DebugData } from './debug-data';
import { afterLeb128, afterValue, FORMS, lengthAt } from './forms';
import { readFileNames } from './lines';
import { Strings } from './strings';
import { ATTRIBUTES } from './tags';
import type { Unit } from './units';

/** Entries of one file; an object of a kernel has some ten thousand, all of vmlinux some ten million. */
const MOST_ENTRIES = 1 << 25;
/** What an expression says that adds a constant to the beginning of a struct. */
const DW_OP_plus_uconst = 0x23;
/** Entries inside of each other; blocks of a function make some ten. */
const DEEPEST = 1000;

/** An entry of debug data (DIE), by its number; they are numbered from 1 in the order in which they stand, and 0 is none. */
export type Entry = number;

/**
 * The debug data of one file as trees of entries. Of each entry some numbers in typed arrays are kept, and its
 * attributes are read where they stand when they are asked for. Units are read all at once, or each when it is needed.
 */
export class Dwarf {
  readonly units: readonly Unit[];
  /** Types that were asked for and lie in units of their own which are not there: those of a group of sections. */
  lostTypes = 0;
  /** One more than the last entry. */
  count = 1;
  private starts = new Int32Array(1 << 12);
  private values = new Int32Array(1 << 12);
  private parents = new Int32Array(1 << 12);
  private followers = new Int32Array(1 << 12);
  private kinds = new Int32Array(1 << 12);
  private readonly abbreviations: Abbreviation[] = [];
  private readonly numbers = new Map<Abbreviation, number>();
  /** By the number of a unit: its first entry, and one more than its last; 0 for a unit that was not read. */
  private readonly firsts: Int32Array;
  private readonly ends: Int32Array;
  /** Units that were read, in the order of their entries. */
  private read: Unit[] = [];
  private readonly strings: Strings;
  private readonly stringBases = new Map<number, number>();
  private readonly fileNames = new Map<number, readonly (string | null)[] | null>();
  private readonly typeUnits = new Map<string, Unit>();
  /** Of the attribute that `find` found: where its value stands, its form, and its number in the abbreviation. */
  private at = 0;
  private form = 0;
  private attribute = 0;

  private constructor(private readonly data: DebugData) {
    this.units = data.units;
    this.strings = new Strings(data);
    this.firsts = new Int32Array(data.units.length);
    this.ends = new Int32Array(data.units.length);
    for (const unit of data.units) if (unit.type) this.typeUnits.set(unit.type.signature, unit);
  }

  /** All units, read at once. @returns null for a file without debug information @throws Unreadable */
  static of(elf: Elf): Dwarf | null {
    const data = DebugData.of(elf);
    const dwarf = data && new Dwarf(data);
    for (const unit of dwarf?.units ?? []) dwarf!.load(unit);
    return dwarf;
  }

  /**
   * The same for who goes from unit to unit: each is read when it is asked for, or when another refers to it. Type units in
   * groups of sections are there, too, which libdw leaves out.
   */
  static unread(elf: Elf): Dwarf | null {
    const data = DebugData.of(elf, 'with-groups');
    return data && new Dwarf(data);
  }

  /** Reads a unit unless it is there. @throws Unreadable */
  load(unit: Unit): void {
    if (this.firsts[unit.index] === 0) this.readEntries(unit);
  }

  /** Forgets all entries; their numbers mean nothing any more. */
  forget(): void {
    for (const { index } of this.read) this.firsts[index] = 0;
    this.read = [];
    this.count = 1;
    this.fileNames.clear();
  }

  /** The first entry of a unit that was read, which stands for the unit as a whole; 0 where it has none. */
  top(unit: Unit): Entry {
    const first = this.firsts[unit.index]!;
    return first < this.ends[unit.index]! ? first : 0;
  }

  tag(entry: Entry): number {
    return this.kindOf(entry).tag;
  }

  parent(entry: Entry): Entry {
    return this.parents[entry]!;
  }

  /** The first child; 0 for none. */
  child(entry: Entry): Entry {
    const next = entry + 1;
    return next < this.count && this.parents[next] === entry ? next : 0;
  }

  /** The next child of the same parent; 0 for none. */
  sibling(entry: Entry): Entry {
    return this.followers[entry]!;
  }

  unitOf(entry: Entry): Unit {
    const { read, firsts } = this;
    let [low, high] = [0, read.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[read[middle]!.index]! <= entry) low = middle;
      else high = middle - 1;
    }
    return read[low]!;
  }

  /** Whether an entry has an attribute, of whatever form. */
  has(entry: Entry, name: number): boolean {
    return this.find(entry, name);
  }

  /** Whether the value of an attribute is written as a number with a sign. */
  isSigned(entry: Entry, name: number): boolean {
    return this.find(entry, name) && (this.form === FORMS.sdata || this.form === FORMS.implicit_const);
  }

  /** A text; null where there is none, or a value of another kind. @throws Unreadable */
  text(entry: Entry, name: number): string | null {
    if (!this.find(entry, name)) return null;
    const { data, form } = this;
    const unit = this.unitOf(entry);
    return this.strings.of(data.fields, this.at, form, unit.offsetSize, () => this.stringBase(unit));
  }

  /**
   * A number of 64 bits without a sign, as libdw's `dwarf_formudata` reads it: a negative one is its two's complement.
   * Null where there is none, or a value of another kind: before DWARF 4, a wide number is no place of a member.
   * @throws Unreadable
   */
  number(entry: Entry, name: number): number | bigint | null {
    if (!this.find(entry, name)) return null;
    const { data, at, form } = this;
    const { isLittle } = data.fields;
    switch (form) {
      case FORMS.data1:
        return data.info[at]!;
      case FORMS.data2:
        return data.view.getUint16(at, isLittle);
      case FORMS.data4:
        return this.isPointer(entry, name) ? null : data.view.getUint32(at, isLittle);
      case FORMS.data8:
        return this.isPointer(entry, name) ? null : narrow(data.view.getBigUint64(at, isLittle));
      case FORMS.udata:
        return unsignedAt(data.info, at);
      case FORMS.sdata:
        return narrow(BigInt.asUintN(64, signedAt(data.info, at)));
      case FORMS.implicit_const:
        return narrow(BigInt.asUintN(64, this.constant(entry)));
      default:
        return null;
    }
  }

  /**
   * The same for the place of a member in bytes, which old compilers give as an expression.
   * @throws Unreadable for one that has to be computed while the program runs
   */
  location(entry: Entry): number | bigint | null {
    const value = this.number(entry, ATTRIBUTES.data_member_location);
    if (value !== null || !this.find(entry, ATTRIBUTES.data_member_location)) return value;
    const { info } = this.data;
    const isShort = this.form === FORMS.block1;
    if (isShort || this.form === FORMS.exprloc || this.form === FORMS.block) {
      const start = isShort ? this.at + 1 : afterLeb128(info, this.at);
      const length = isShort ? info[this.at]! : lengthAt(info, this.at);
      if (length > 1 && info[start] === DW_OP_plus_uconst && afterLeb128(info, start + 1) === start + length)
        return unsignedAt(info, start + 1);
    }
    throw new Unreadable('has a member at a place that has to be computed');
  }

  /** Whether a flag is set. */
  flag(entry: Entry, name: number): boolean {
    if (!this.find(entry, name)) return false;
    if (this.form === FORMS.flag_present) return true;
    if (this.form === FORMS.implicit_const) return this.constant(entry) !== 0n;
    return this.form === FORMS.flag && this.data.info[this.at] !== 0;
  }

  /** The entry that an attribute refers to; 0 where there is none, or it lies in another file. @throws Unreadable */
  reference(entry: Entry, name: number): Entry {
    if (!this.find(entry, name)) return 0;
    const { data, at, form } = this;
    const { isLittle } = data.fields;
    const unit = this.unitOf(entry);
    switch (form) {
      case FORMS.ref1:
        return this.entryIn(unit, data.info[at]!);
      case FORMS.ref2:
        return this.entryIn(unit, data.view.getUint16(at, isLittle));
      case FORMS.ref4:
        return this.entryIn(unit, data.view.getUint32(at, isLittle));
      case FORMS.ref8:
        return this.entryIn(unit, Number(data.view.getBigUint64(at, isLittle)));
      case FORMS.ref_udata:
        return this.entryIn(unit, lengthAt(data.info, at));
      case FORMS.ref_addr: {
        const width = unit.version === 2 ? unit.addressSize : unit.offsetSize;
        return this.entryAnywhere(
          width === 8 ? Number(data.view.getBigUint64(at, isLittle)) : data.view.getUint32(at, isLittle),
        );
      }
      case FORMS.ref_sig8: {
        const unitOfType = this.typeUnits.get(`${data.fields.u32(at)}:${data.fields.u32(at + 4)}`);
        if (!unitOfType) this.lostTypes++;
        return unitOfType ? this.entryIn(unitOfType, unitOfType.type!.at - unitOfType.start) : 0;
      }
      default:
        return 0;
    }
  }

  /** The name of a file, by its number in a unit; null where the unit has no such file. @throws Unreadable */
  fileName(unit: Unit, file: number): string | null {
    let names = this.fileNames.get(unit.index);
    if (names === undefined) {
      const top = this.top(unit);
      const isThere = top !== 0 && this.find(top, ATTRIBUTES.stmt_list);
      names = isThere
        ? readFileNames(this.data, this.strings, this.offset(unit), () => this.stringBase(unit))
        : null;
      this.fileNames.set(unit.index, names);
    }
    return names?.[file] ?? null;
  }

  /** Looks for an attribute, and remembers where its value is. */
  private find(entry: Entry, name: number): boolean {
    const kind = this.kindOf(entry);
    const number = kind.names.indexOf(name);
    if (number < 0) return false;
    const { data } = this;
    const { isLittle } = data.fields;
    const start = this.values[entry]!;
    let at = start + kind.places[number]!;
    if (kind.places[number]! < 0) {
      const unit = this.unitOf(entry);
      // The last value before whose place is fixed; the ones from there on are passed over.
      let before = number;
      while (kind.places[before]! < 0) before--;
      at = start + kind.places[before]!;
      for (; before < number; before++)
        at = afterValue(data.info, data.view, isLittle, at, kind.forms[before]!, unit);
    }
    let form = kind.forms[number]!;
    while (form === FORMS.indirect) {
      form = lengthAt(data.info, at);
      at = afterLeb128(data.info, at);
    }
    this.at = at;
    this.form = form;
    this.attribute = number;
    return true;
  }

  /** A number that stands in the abbreviation. */
  private constant(entry: Entry): bigint {
    return this.kindOf(entry).constants.get(this.attribute) ?? 0n;
  }

  private isPointer(entry: Entry, name: number): boolean {
    return name === ATTRIBUTES.data_member_location && this.unitOf(entry).version < 4;
  }

  /** The offset that `find` found. */
  private offset({ offsetSize }: Unit): number {
    const { view, fields } = this.data;
    const isWide = this.form === FORMS.data8 || (this.form !== FORMS.data4 && offsetSize === 8);
    return isWide
      ? Number(view.getBigUint64(this.at, fields.isLittle))
      : view.getUint32(this.at, fields.isLittle);
  }

  /** Where the texts of a unit begin in `.debug_str_offsets`: behind its header, unless the unit says so. */
  private stringBase(unit: Unit): number {
    let base = this.stringBases.get(unit.index);
    if (base === undefined) {
      const top = this.top(unit);
      const isTold = top !== 0 && this.find(top, ATTRIBUTES.str_offsets_base);
      base = isTold ? this.offset(unit) : unit.offsetSize * 2;
      this.stringBases.set(unit.index, base);
    }
    return base;
  }

  private kindOf(entry: Entry): Abbreviation {
    return this.abbreviations[this.kinds[entry]!]!;
  }

  /** The entry that begins at a place of the section. @throws Unreadable */
  private entryAnywhere(place: number): Entry {
    const { units } = this;
    let [low, high] = [0, units.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (units[middle]!.start <= place) low = middle;
      else high = middle - 1;
    }
    return this.entryIn(units[low]!, place - units[low]!.start);
  }

  /** The entry that begins so many bytes behind the beginning of a unit. @throws Unreadable */
  private entryIn(unit: Unit, offset: number): Entry {
    this.load(unit);
    const { starts } = this;
    const place = unit.start + offset;
    let [low, high] = [this.firsts[unit.index]!, this.ends[unit.index]! - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = starts[middle]!;
      if (start === place) return middle;
      if (start < place) low = middle + 1;
      else high = middle - 1;
    }
    throw new Unreadable('refers to an entry that is not there');
  }

  private readEntries(unit: Unit): void {
    const { numbers } = this;
    let [up, before, depth] = [0, 0, 0];
    this.firsts[unit.index] = this.count;
    this.read.push(unit);
    this.data.walk(unit, {
      unit: () => undefined,
      entry: (abbreviation, start, values) => {
        const entry = this.count++;
        if (entry + 1 >= this.starts.length) this.grow();
        let kind = numbers.get(abbreviation);
        if (kind === undefined) {
          numbers.set(abbreviation, (kind = this.abbreviations.length));
          this.abbreviations.push(abbreviation);
        }
        this.starts[entry] = start;
        this.values[entry] = values;
        this.kinds[entry] = kind;
        this.parents[entry] = up;
        this.followers[entry] = 0;
        if (before !== 0) this.followers[before] = entry;
        if (!abbreviation.hasChildren) before = entry;
        else {
          [up, before] = [entry, 0];
          if (++depth > DEEPEST) throw new Unreadable('has entries without an end');
        }
      },
      end: () => {
        before = up;
        up = this.parents[up]!;
        depth--;
      },
    });
    this.ends[unit.index] = this.count;
  }

  private grow(): void {
    if (this.count >= MOST_ENTRIES) throw new Unreadable('has entries without an end');
    const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.starts = grown(this.starts);
    this.values = grown(this.values);
    this.parents = grown(this.parents);
    this.followers = grown(this.followers);
    this.kinds = grown(this.kinds);
  }
}
