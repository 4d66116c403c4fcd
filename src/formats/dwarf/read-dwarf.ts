// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf } from '../elf';
import { ModversionsError } from '../../problem';
import type { Abbreviation } from './abbreviations';
import { Unreadable } from './cursor';
import { DebugData, type EntryVisitor } from './debug-data';
import { afterLeb128, afterValue, FORMS, lengthAt } from './forms';
import { Strings } from './strings';
import { ATTRIBUTES, TAGS } from './tags';
import type { Unit } from './units';

/** The names that debug information has, over all units. */
export interface DwarfNames {
  /** Structs and unions that a unit defines. */
  structs: Set<string>;
  /** Those that a unit knows by name only. */
  declared: Set<string>;
  enums: Set<string>;
  typedefs: Set<string>;
  /** Functions that units define. */
  functions: Set<string>;
}

const LISTS: Readonly<Record<number, keyof DwarfNames>> = {
  [TAGS.enumeration_type]: 'enums',
  [TAGS.structure_type]: 'structs',
  [TAGS.typedef]: 'typedefs',
  [TAGS.union_type]: 'structs',
  [TAGS.subprogram]: 'functions',
};

/** Names that are kept: ten times what the largest module of a kernel has. */
const MOST_NAMES = 1 << 18;

/**
 * The names of types and functions in the debug information of an unstripped module.
 * @param file its name, for messages
 * @returns null for a file without debug information
 * @throws ModversionsError `FILE: …` for debug information that is damaged, or of a kind that is not known here
 */
export function readDwarf(elf: Elf, file: string): DwarfNames | null {
  try {
    const data = DebugData.of(elf);
    if (!data) return null;
    const reader = new NameReader(data);
    for (const unit of data.units) data.walk(unit, reader);
    return reader.names;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new ModversionsError(`${file}: the DWARF ${error.message}`, 'build the module again');
  }
}

/** Gathers names while entries pass by, and keeps nothing of the entries: modules may have millions. */
class NameReader implements EntryVisitor {
  readonly names: DwarfNames = {
    structs: new Set(),
    declared: new Set(),
    enums: new Set(),
    typedefs: new Set(),
    functions: new Set(),
  };
  private current!: Unit;
  private base = 0;
  private kept = 0;
  private readonly strings: Strings;

  constructor(private readonly data: DebugData) {
    this.strings = new Strings(data);
  }

  unit(unit: Unit): void {
    this.current = unit;
    this.base = unit.offsetSize * 2;
  }

  entry(abbreviation: Abbreviation, _start: number, values: number): void {
    const list = LISTS[abbreviation.tag];
    if (!list && abbreviation.tag !== TAGS.compile_unit) return;
    const { data, current: unit } = this;
    const { info, view } = data;
    const { isLittle } = data.fields;
    let at = values;
    let name: string | null = null;
    let isDeclaration = false;
    for (let i = 0; i < abbreviation.names.length; i++) {
      let form = abbreviation.forms[i]!;
      if (form === FORMS.indirect) {
        form = lengthAt(info, at);
        at = afterLeb128(info, at);
      }
      const attribute = abbreviation.names[i];
      if (attribute === ATTRIBUTES.declaration) isDeclaration = form !== FORMS.flag || info[at] !== 0;
      else if (attribute === ATTRIBUTES.name && list)
        name = this.strings.of(data.fields, at, form, unit.offsetSize, () => this.base);
      else if (attribute === ATTRIBUTES.str_offsets_base)
        this.base =
          unit.offsetSize === 8 ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
      at = afterValue(info, view, isLittle, at, form, unit);
    }
    if (!list || name === null || (list === 'functions' && isDeclaration)) return;
    const names = this.names[list === 'structs' && isDeclaration ? 'declared' : list];
    if (!names.has(name) && ++this.kept > MOST_NAMES) throw new Unreadable('has names without an end');
    names.add(name);
  }

  end(): void {
    // Names count wherever they stand.
  }
}
