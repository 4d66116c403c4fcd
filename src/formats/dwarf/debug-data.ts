// SPDX-License-Identifier: GPL-2.0-or-later
import { Fields, type Elf } from '../elf';
import { readAbbreviations, type Abbreviation, type Abbreviations } from './abbreviations';
import { Cursor, Unreadable } from './cursor';
import { afterLeb128, afterValue } from './forms';
import { debugSection, groupSections } from './sections';
import { readUnitHeader, type Unit } from './units';

/** Bounds on what a file may ask for; ten times what the largest module of a kernel has. */
const MOST = { abbreviations: 1 << 22, steps: 1 << 30, units: 1 << 20 } as const;

/** What is told while the entries of a file are walked, in the order in which they stand. */
export interface EntryVisitor {
  unit(unit: Unit): void;
  /**
   * @param start where the entry begins
   * @param values where the values of its attributes begin
   */
  entry(abbreviation: Abbreviation, start: number, values: number): void;
  /** The children of an entry have ended. */
  end(): void;
}

/** The debug sections of one file, and its units. */
export class DebugData {
  readonly fields: Fields;
  readonly view: DataView;
  readonly units: Unit[] = [];
  private readonly loaded = new Map<string, Fields | null>();
  private readonly tables = new Map<string, Abbreviations>();
  private known = 0;
  private steps = 0;

  private constructor(
    private readonly elf: Elf,
    /** `.debug_info`, with `.debug_types` behind it: what refers to places in a unit counts from the unit's start. */
    readonly info: Buffer,
    /** Where `.debug_types` begins. */
    private readonly types: number,
  ) {
    this.fields = new Fields(info, elf.isLittle, elf.width === 64);
    this.view = new DataView(info.buffer, info.byteOffset, info.length);
    this.readUnits();
  }

  /**
   * @param groups whether type units in groups of sections count, which only their signatures lead to
   * @returns null for a file without debug information
   * @throws Unreadable
   */
  static of(elf: Elf, groups: 'with-groups' | 'without-groups' = 'without-groups'): DebugData | null {
    const main = debugSection(elf, '.debug_info');
    if (!main) return null;
    const more = (name: string): Buffer[] => (groups === 'with-groups' ? groupSections(elf, name) : []);
    const info = [main, ...more('.debug_info')];
    const ownTypes = debugSection(elf, '.debug_types');
    const types = [...(ownTypes ? [ownTypes] : []), ...more('.debug_types')];
    const all = [...info, ...types];
    const start = info.reduce((sum, { length }) => sum + length, 0);
    return new DebugData(elf, all.length > 1 ? Buffer.concat(all) : main, start);
  }

  /** A debug section; null for none. @throws Unreadable */
  section(name: string): Fields | null {
    let fields = this.loaded.get(name);
    if (fields === undefined) {
      const content = debugSection(this.elf, name);
      fields = content && new Fields(content, this.elf.isLittle, this.elf.width === 64);
      this.loaded.set(name, fields);
    }
    return fields;
  }

  /** Walks all entries of a unit. @throws Unreadable */
  walk(unit: Unit, visitor: EntryVisitor): void {
    const { info, view } = this;
    const { isLittle } = this.fields;
    const { table, end } = unit;
    let at = unit.entries;
    let open = 0;
    visitor.unit(unit);
    while (at < end) {
      const start = at;
      let code = info[at++]!;
      if (code === 0) {
        // Units may be filled up with zeros.
        if (open > 0) {
          open--;
          visitor.end();
        }
        continue;
      }
      if (code >= 0x80) {
        code = new Cursor(this.fields, start, end).leb128();
        at = afterLeb128(info, start);
      }
      const abbreviation = table[code];
      if (!abbreviation) throw new Unreadable(`has an entry of the unknown code ${code}`);
      const values = at;
      if (abbreviation.width >= 0) at += abbreviation.width;
      else {
        const { forms } = abbreviation;
        this.work(forms.length);
        for (let i = 0; i < forms.length; i++) at = afterValue(info, view, isLittle, at, forms[i]!, unit);
      }
      if (!(at <= end)) throw new Unreadable('is cut off');
      visitor.entry(abbreviation, start, values);
      if (abbreviation.hasChildren) open++;
    }
    while (open-- > 0) visitor.end();
  }

  /** Counts what is done, since a small file can ask for any amount. @throws Unreadable */
  work(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST.steps) throw new Unreadable('has entries without an end');
  }

  private readUnits(): void {
    const { info, types, fields } = this;
    const cursor = new Cursor(fields, 0, types);
    while (cursor.at < info.length) {
      const isTypes = cursor.at >= types;
      if (isTypes) cursor.end = info.length;
      const header = readUnitHeader(cursor, isTypes);
      if (this.units.length >= MOST.units) throw new Unreadable('has units without an end');
      this.units.push({ ...header, index: this.units.length, table: this.tableOf(header) });
    }
  }

  private tableOf({
    abbreviations: at,
    version,
    offsetSize,
    addressSize,
  }: Omit<Unit, 'index' | 'table'>): Abbreviations {
    const key = `${at} ${version === 2 ? 2 : 3} ${offsetSize} ${addressSize}`;
    const known = this.tables.get(key);
    if (known) return known;
    const fields = this.section('.debug_abbrev');
    if (!fields || at >= fields.bytes.length) throw new Unreadable('has no abbreviations');
    const cursor = new Cursor(fields, at, fields.bytes.length);
    const { table, count } = readAbbreviations(cursor, { version, offsetSize, addressSize });
    this.known += count;
    if (this.known > MOST.abbreviations) throw new Unreadable('has abbreviations without an end');
    this.tables.set(key, table);
    return table;
  }
}
