import type { Elf } from '../elf';
import { ModversionsError } from '../../problem';
import { readAbbreviations, type Abbreviation } from './abbreviations';
import { Cursor, Unreadable } from './cursor';
import { FORMS, skipForm, type UnitShape } from './forms';
import { debugSection, type DebugSection } from './sections';

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

const TAGS: Readonly<Record<number, keyof DwarfNames>> = {
  0x04: 'enums',
  0x13: 'structs',
  0x16: 'typedefs',
  0x17: 'structs',
  0x2e: 'functions',
};
const [NAME, DECLARATION] = [0x03, 0x3c];
/** Kinds of units of DWARF 5 that say what the others do, without other files: compile and partial. */
const PLAIN_UNITS: ReadonlySet<number> = new Set([1, 3]);

/**
 * The names of types and functions in the debug information of an unstripped module.
 * @param file its name, for messages
 * @returns null for a file without debug information
 * @throws ModversionsError `FILE: …` for debug information that is damaged, or of a kind that is not known here
 */
export function readDwarf(elf: Elf, file: string): DwarfNames | null {
  try {
    const info = debugSection(elf, '.debug_info');
    const abbreviations = debugSection(elf, '.debug_abbrev');
    if (!info || !abbreviations) return null;
    return new Reader(elf, info, abbreviations).read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new ModversionsError(`${file}: the DWARF ${error.message}`, 'build the module again');
  }
}

/** Attributes and abbreviations that are read of one file: ten times what the largest module of a kernel has. */
const MOST_STEPS = 1 << 29;
/** Names that are kept, as many times more. */
const MOST_NAMES = 1 << 18;

class Reader {
  private steps = 0;
  private kept = 0;
  private readonly names: DwarfNames = {
    structs: new Set(),
    declared: new Set(),
    enums: new Set(),
    typedefs: new Set(),
    functions: new Set(),
  };
  private readonly strings: DebugSection | null;
  private readonly lineStrings: DebugSection | null;
  private readonly tables = new Map<number, Map<number, Abbreviation>>();

  constructor(
    elf: Elf,
    private readonly info: DebugSection,
    private readonly abbreviations: DebugSection,
  ) {
    this.strings = debugSection(elf, '.debug_str');
    this.lineStrings = debugSection(elf, '.debug_line_str');
  }

  read(): DwarfNames {
    const cursor = new Cursor(this.info.fields, this.info.start, this.info.end);
    while (!cursor.isAtEnd) this.readUnit(cursor);
    return this.names;
  }

  /** One unit: its header, then its entries in one row, children behind their parents. */
  private readUnit(cursor: Cursor): void {
    let length = cursor.u32();
    const offsetSize = length === 0xffffffff ? 8 : 4;
    if (offsetSize === 8) length = cursor.u64();
    if (length > cursor.end - cursor.at) throw new Unreadable('is cut off');
    const unit = new Cursor(this.info.fields, cursor.at, cursor.at + length);
    cursor.skip(length);
    const version = unit.u16();
    if (version < 2 || version > 5) throw new Unreadable(`is of the unknown version ${version}`);
    let addressSize = 0;
    if (version === 5) {
      const kind = unit.u8();
      if (!PLAIN_UNITS.has(kind)) throw new Unreadable(`has a unit of the unknown kind ${kind}`);
      addressSize = unit.u8();
    }
    const table = this.tableAt(this.info.offset(unit.at, checked(unit, offsetSize)));
    if (version < 5) addressSize = unit.u8();
    const shape: UnitShape = { version, offsetSize, addressSize };
    while (!unit.isAtEnd) {
      const code = unit.leb128();
      if (code === 0) continue;
      const abbreviation = table.get(code);
      if (!abbreviation) throw new Unreadable(`has an entry of the unknown code ${code}`);
      this.readEntry(unit, abbreviation, shape);
    }
  }

  private readEntry(unit: Cursor, { tag, attributes }: Abbreviation, shape: UnitShape): void {
    this.work(attributes.length);
    const list = TAGS[tag];
    let name: string | null = null;
    let isDeclaration = false;
    for (let i = 0; i < attributes.length; i += 2) {
      let form = attributes[i + 1]!;
      if (form === FORMS.indirect) form = unit.leb128();
      if (list && attributes[i] === NAME) name = this.textAt(unit, form, shape);
      else if (list && attributes[i] === DECLARATION && form === FORMS.flag) isDeclaration = unit.u8() !== 0;
      else {
        if (attributes[i] === DECLARATION) isDeclaration = true;
        skipForm(unit, form, shape);
      }
    }
    if (!list || name === null || (list === 'functions' && isDeclaration)) return;
    const names = this.names[list === 'structs' && isDeclaration ? 'declared' : list];
    if (!names.has(name) && ++this.kept > MOST_NAMES) throw new Unreadable('has names without an end');
    names.add(name);
  }

  /** Counts what is done, since a small file can ask for any amount. */
  private work(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw new Unreadable('has entries without an end');
  }

  /** A name, by one of the forms in which GCC writes them. @throws Unreadable for another */
  private textAt(unit: Cursor, form: number, { offsetSize }: UnitShape): string {
    const { fields } = this.info;
    if (form === FORMS.string) {
      const text = fields.text(unit.at, unit.end);
      if (text === null) throw new Unreadable('has a name without an end');
      unit.skip(text.length + 1);
      return text;
    }
    const section = form === FORMS.strp ? this.strings : form === FORMS.line_strp ? this.lineStrings : null;
    if (!section) throw new Unreadable(`has names of the form 0x${form.toString(16)}`);
    const at = this.info.offset(unit.at, checked(unit, offsetSize));
    const text = at < section.end ? section.fields.text(at, section.end) : null;
    if (text === null) throw new Unreadable('has a name outside of its strings');
    return text;
  }

  private tableAt(offset: number): Map<number, Abbreviation> {
    const known = this.tables.get(offset);
    if (known) return known;
    const { fields, end } = this.abbreviations;
    if (offset >= end) throw new Unreadable('has no abbreviations');
    const table = readAbbreviations(new Cursor(fields, offset, end));
    this.work(table.size * 64);
    this.tables.set(offset, table);
    return table;
  }
}

/** Passes over an offset, and gives its size: it must be there before it is read. */
function checked(unit: Cursor, size: 4 | 8): 4 | 8 {
  unit.skip(size);
  return size;
}
