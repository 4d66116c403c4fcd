// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable } from '../../problem';
import { lineError, RecordLines } from './record-lines';
import { Records } from './records';
import { Scope } from './scope';
import type { SymtypesUnit } from './symtypes';

/**
 * Reads dumps and consolidated files into units that share one set of records.
 *
 * A dump tells all that its exports reach. A section of a consolidated file gets what it tells itself, and what a
 * walk from there meets: the section's own definition, where it has one for the name or its slot, else the latest
 * before in the file.
 */
export class SymtypesReader {
  readonly records = new Records();
  private readonly lines = new RecordLines(this.records);
  private readonly scope = new Scope(this.records);
  private readonly lineOf: number[] = [];
  private exports = new Map<number, string>();

  /** @param isStrict whether a kernel that exports a name twice is refused: which types has it then? */
  constructor(private readonly isStrict = true) {}

  /** Begins another kernel, which may export what an earlier one does. */
  begin(): void {
    this.exports = new Map();
  }

  /**
   * @param bytes the content of a file; it may change after the call
   * @param file its name, for messages
   * @param name what to call the unit of a dump
   * @returns a unit for each section of a consolidated file, which begins with a heading; one for a dump, none for
   * an empty file
   * @throws ModversionsError `FILE:LINE: …` for a line that is no record, a name told twice, or a reference to
   * what nothing defines
   */
  readUnits(bytes: Buffer, file: string, name: string): SymtypesUnit[] {
    const { records, scope, lineOf } = this;
    const exports = this.isStrict ? this.exports : undefined;
    const reading = new Reading({ records, scope, lineOf, exports, file, name });
    this.lines.readLines(bytes, file, reading);
    return reading.finish();
  }

  /** The same for what can only be a dump. @throws also for a heading, and for a name that no heading could hold */
  readDump(bytes: Buffer, file: string, name: string): SymtypesUnit {
    if (/[\0-\x1f]/.test(name)) {
      throw new ModversionsError(`${printable(file)}: a control character in the name`, 'rename the file');
    }
    const [unit] = this.readUnits(bytes, file, name);
    if (!unit) return { name, records: new Int32Array(0) };
    if (unit.name === name) return unit;
    throw new ModversionsError(`${file}: a consolidated file among dumps`, 'give it by itself');
  }
}

/** What is read, and what is known by then. */
interface Now {
  records: Records;
  scope: Scope;
  /** By record: the line that told it last. */
  lineOf: number[];
  /** By the name of an export: where the kernel has it; undefined if it may have it again. */
  exports: Map<number, string> | undefined;
  file: string;
  /** The unit of a dump. */
  name: string;
}

/** One file, from its first line to its last. */
class Reading {
  private readonly units: SymtypesUnit[] = [];
  private readonly names = new Set<string>();
  /** The unit at hand: its name, what it has told and what a walk met. */
  private name: string;
  private told: number[] = [];
  private isSection = false;
  /** By name: its latest definition before the section at hand; undefined for none. */
  private readonly latest: (number | undefined)[] = [];

  constructor(private readonly now: Now) {
    this.name = now.name;
    now.scope.begin();
  }

  heading(path: string, line: number): void {
    const heading = `/* ${path}.symtypes */`;
    if (this.isSection) this.finishUnit();
    else if (this.told.length > 0) throw this.fail(line, 'a section in the middle of a dump', heading);
    if (this.names.has(path)) throw this.fail(line, 'a second section of this name', heading);
    if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
      throw this.fail(line, 'no path below a directory', heading);
    this.names.add(path);
    this.name = path;
    this.isSection = true;
    this.told = [];
    this.now.scope.begin();
  }

  record(record: number, line: number): void {
    const { records, scope, lineOf } = this.now;
    if (!scope.define(record)) throw this.fail(line, 'a second record of this name', records.texts[record]!);
    lineOf[record] = line;
    this.told.push(record);
    if (records.isExport(record)) this.takeExport(record, line);
  }

  private takeExport(record: number, line: number): void {
    const { records, exports, file } = this.now;
    const name = records.names[record]!;
    const place = exports?.get(name);
    if (place !== undefined) {
      throw this.fail(line, `exported at ${place} already`, records.texts[record]!);
    }
    exports?.set(name, `${file}:${line}`);
  }

  finish(): SymtypesUnit[] {
    if (this.isSection || this.told.length > 0) this.finishUnit();
    return this.units;
  }

  private finishUnit(): void {
    const { told } = this;
    const { records, scope } = this.now;
    const own = told.length;
    // An array hands out what is added to it on the way.
    for (const record of told) {
      for (const name of records.refersTo[record]!) {
        if (scope.meant(name) >= 0) continue;
        const latest = this.latest[name];
        if (latest === undefined) throw this.undefinedName(record, name);
        scope.adopt(latest);
        told.push(latest);
      }
    }
    this.units.push({ name: this.name, records: Int32Array.from(told).sort() });
    if (!this.isSection) return;
    for (const record of told.slice(0, own)) {
      if (records.short[record] === undefined) this.latest[records.names[record]!] = record;
    }
  }

  private undefinedName(record: number, name: number): Error {
    const { records, lineOf } = this.now;
    const what = `nothing defines '${printable(records.nameTexts[name]!)}'`;
    return this.fail(lineOf[record]!, what, records.texts[record]!);
  }

  private fail(line: number, what: string, text: string): Error {
    return lineError(this.now.file, line, what, text);
  }
}
