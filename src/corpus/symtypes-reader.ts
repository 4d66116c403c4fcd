import { ModversionsError, printable } from '../problem';
import { byBytes } from './order';
import { headingOf, recordLinesOf, type RecordLine } from './record-lines';
import { isTypeName, lengthened, nameOf, referencesOf, slotOf } from './words';

/** What one section stands for. */
export interface SymtypesSection {
  /** The object's path, without `.o` or `.symtypes`. */
  name: string;
  /** All that the section tells and what that reaches: types by name, then the exports, a record a line. */
  records: string[];
}

/**
 * Reads a consolidated symtypes file. Each section gets what it tells itself, and what a walk from there meets: the
 * section's own definition, where it has one for the name or its slot, else the latest before.
 * @param text one character a byte
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for a line that is no record, or a name told twice
 */
export function readSymtypes(text: string, file: string): SymtypesSection[] {
  const reader = new SymtypesReader(file);
  for (const line of recordLinesOf(text)) reader.take(line);
  return reader.finish();
}

/** What holds only while one section is read has the number of that section beside it. */
interface Slot {
  own?: Definition;
  ownSection: number;
}

interface Name {
  text: string;
  slot: Slot;
  own?: Definition;
  ownSection: number;
  /** What sections that do not tell it themselves take. */
  latest?: Definition;
  /** Where it comes among all names of a section, once all are known. */
  rank: number;
}

/** A record with what it refers to, made once for all sections that have it. */
interface Definition {
  name: Name;
  record: string;
  refersTo: readonly Name[];
  /** The section that has met it last. */
  metSection: number;
}

class SymtypesReader {
  private readonly names = new Map<string, Name>();
  private readonly slots = new Map<string, Slot>();
  private readonly definitions = new Map<string, Definition>();
  private readonly sections: { name: string; met: Definition[] }[] = [];
  private readonly sectionNames = new Set<string>();
  /** Own definitions of the section at hand that are the latest for those behind it. */
  private next: Definition[] = [];

  constructor(private readonly file: string) {}

  take(line: RecordLine): void {
    const heading = headingOf(line.text);
    if (heading !== undefined) {
      this.finishSection();
      if (this.sectionNames.has(heading)) this.fail(line, 'a second section of this name');
      this.sectionNames.add(heading);
      this.sections.push({ name: heading, met: [] });
    } else if (line.text !== '') this.takeRecord(line);
  }

  private takeRecord(line: RecordLine): void {
    const number = this.sections.length;
    const section = this.sections[number - 1];
    if (!section) return this.fail(line, 'no section has begun');
    const record = lengthened(line.text) ?? line.text;
    const name = nameOf(record);
    if (name === '' || /^[tsueE]##?$/.test(name)) this.fail(line, 'a record without a name');
    if (name === record) this.fail(line, 'a record without a text');

    const definition = this.definition(record, name);
    if (definition.name.ownSection === number) this.fail(line, 'a second record of this name');
    for (const owner of [definition.name, definition.name.slot]) {
      owner.own = definition;
      owner.ownSection = number;
    }
    definition.metSection = number;
    section.met.push(definition);
    if (record === line.text) this.next.push(definition);
  }

  private definition(record: string, name: string): Definition {
    let definition = this.definitions.get(record);
    if (!definition) {
      const refersTo = referencesOf(record).map((one) => this.name(one));
      definition = { name: this.name(name), record, refersTo, metSection: 0 };
      this.definitions.set(record, definition);
    }
    return definition;
  }

  private name(text: string): Name {
    let name = this.names.get(text);
    if (!name) {
      const key = slotOf(text);
      let slot = this.slots.get(key);
      if (!slot) this.slots.set(key, (slot = { ownSection: 0 }));
      this.names.set(text, (name = { text, slot, ownSection: 0, rank: 0 }));
    }
    return name;
  }

  private finishSection(): void {
    const number = this.sections.length;
    const met = this.sections[number - 1]?.met ?? [];
    // An array hands out what is added to it on the way.
    for (const { refersTo } of met) {
      for (const name of refersTo) {
        const own = name.ownSection === number ? name : name.slot;
        const definition = own.ownSection === number ? own.own : name.latest;
        if (!definition || definition.metSection === number) continue;
        definition.metSection = number;
        met.push(definition);
      }
    }
    for (const definition of this.next) definition.name.latest = definition;
    this.next = [];
  }

  finish(): SymtypesSection[] {
    this.finishSection();
    [...this.names.values()]
      .sort((a, b) => Number(isTypeName(b.text)) - Number(isTypeName(a.text)) || byBytes(a.text, b.text))
      .forEach((name, rank) => (name.rank = rank));
    return this.sections.map(({ name, met }) => ({
      name,
      records: met.sort((a, b) => a.name.rank - b.name.rank).map(({ record }) => record),
    }));
  }

  private fail({ text, number }: RecordLine, what: string): never {
    throw new ModversionsError(
      `${this.file}:${number}: ${what}: '${printable(text.slice(0, 80))}'`,
      'give a consolidated symtypes file as scan or consolidate writes it',
    );
  }
}
