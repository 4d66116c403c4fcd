import { ModversionsError, printable } from '../problem';
import { byBytes } from './order';
import { isTypeName, lengthened, nameOf, referencesOf, slotOf, wordsOf } from './words';

/** What one section stands for. */
export interface SymtypesSection {
  /** The object's path, without `.o` or `.symtypes`. */
  name: string;
  /** All that the section tells or its exports reach: types by name, then the exports, a record a line. */
  records: string[];
}

const HEADING = /^\/\* (.+)\.symtypes \*\/$/;
const REMEDY = 'give a consolidated symtypes file as scan or consolidate writes it';

/** A record with what it refers to, made once for all sections that have it. */
interface Known {
  name: string;
  record: string;
  refersTo: readonly string[];
}

/**
 * Reads a consolidated symtypes file. Each section gets what it tells itself, and what a walk from its exports
 * meets: the section's own definition, where it has one for the name or its slot, else the latest before.
 * @param text one character a byte
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for a line that is no record, or a name told twice
 */
export function readSymtypes(text: string, file: string): SymtypesSection[] {
  const reader = new Reader(file);
  for (const { line, number } of recordLines(text)) reader.take(line, number);
  return reader.finish();
}

/** Lines, where a string with line ends in it does not end one; without the blank that genksyms leaves behind. */
function* recordLines(text: string): Generator<{ line: string; number: number }> {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  for (let at = 0; at < lines.length;) {
    const end = endOfRecord(lines, at);
    const line = lines.slice(at, end).join('\n');
    yield { line: line.endsWith(' ') ? line.slice(0, -1) : line, number: at + 1 };
    at = end;
  }
}

/** Behind the last line of the record that begins at `at`. A quote that its section does not close is no string. */
function endOfRecord(lines: readonly string[], at: number): number {
  if (!isOpen(lines[at]!)) return at + 1;
  let joined = lines[at]!;
  for (let end = at + 1; end < lines.length && !HEADING.test(lines[end]!); end++) {
    joined += `\n${lines[end]!}`;
    if (!isOpen(joined)) return end + 1;
  }
  return at + 1;
}

/** Whether a string or character begins in a text and does not end there. */
function isOpen(text: string): boolean {
  return /["']/.test(text) && wordsOf(text).some((word) => /^L?(["'])/.test(word) && !isClosed(word));
}

function isClosed(word: string): boolean {
  return /^L?("[^"\\]*(\\[^][^"\\]*)*"|'[^'\\]*(\\[^][^'\\]*)*')$/.test(word);
}

class Reader {
  private readonly sections: SymtypesSection[] = [];
  private readonly sectionNames = new Set<string>();
  private readonly latest = new Map<string, Known>();
  private readonly known = new Map<string, Known>();
  private section: string | undefined;
  /** What the section at hand tells itself. */
  private own = new Map<string, Known>();

  constructor(private readonly file: string) {}

  take(line: string, number: number): void {
    const heading = HEADING.exec(line);
    if (heading) {
      this.finishSection();
      this.section = heading[1]!;
      if (this.sectionNames.has(this.section)) this.fail(number, 'a second section of this name', line);
      this.sectionNames.add(this.section);
    } else if (line !== '') this.takeRecord(line, number);
  }

  private takeRecord(line: string, number: number): void {
    if (this.section === undefined) this.fail(number, 'no section has begun', line);
    const record = lengthened(line) ?? line;
    const known = this.knownOf(record);
    if (known.name === '' || /^[tsueE]?##?$/.test(known.name))
      this.fail(number, 'a record without a name', line);
    if (known.name === record) this.fail(number, 'a record without a text', line);
    if (this.own.has(known.name)) this.fail(number, 'a second record of this name', line);
    this.own.set(known.name, known);
    const isForward = record !== line;
    if (!isForward && isTypeName(known.name)) this.pending.push(known);
  }

  /** Definitions that count as the latest once their section ends. */
  private pending: Known[] = [];

  private knownOf(record: string): Known {
    let known = this.known.get(record);
    if (!known) {
      known = { name: nameOf(record), record, refersTo: referencesOf(record) };
      this.known.set(record, known);
    }
    return known;
  }

  private finishSection(): void {
    if (this.section === undefined) return;
    const slots = new Map([...this.own.values()].map((known) => [slotOf(known.name), known]));
    const all = new Set(this.own.values());
    // A set hands out what is added to it on the way.
    for (const { refersTo } of all) {
      for (const name of refersTo) {
        const met = this.own.get(name) ?? slots.get(slotOf(name)) ?? this.latest.get(name);
        if (met) all.add(met);
      }
    }
    const sorted = [...all].sort(
      (a, b) => Number(isTypeName(b.name)) - Number(isTypeName(a.name)) || byBytes(a.name, b.name),
    );
    this.sections.push({ name: this.section, records: sorted.map(({ record }) => record) });
    for (const known of this.pending) this.latest.set(known.name, known);
    this.pending = [];
    this.own = new Map();
  }

  finish(): SymtypesSection[] {
    this.finishSection();
    return this.sections;
  }

  private fail(number: number, what: string, line: string): never {
    throw new ModversionsError(`${this.file}:${number}: ${what}: '${printable(line.slice(0, 80))}'`, REMEDY);
  }
}
