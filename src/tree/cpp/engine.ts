// SPDX-License-Identifier: GPL-2.0-or-later
import { commandOf, type Command } from './command';
import { askCompiler, CompilerQuestions, type AskCompiler, type CompilerFacts } from './compiler-facts';
import { Headers, isFoundAlike, type Found, type Header, type SearchPath } from './headers';
import { Macros } from './macro';
import { Refusal } from './refusal';
import { Runner, type OpenFile, type Surroundings } from './runner';
import { MacroTable } from './table';
import { lastWrites, textParts, Traces, type Inclusion, type Trace } from './trace';
import { Ends } from './top-level';
import { UnitText } from './unit-text';

/** Files that may include one another, as GCC has it. */
const MOST_DEPTH = 190;
/** Bytes of text that traces may hold, before all of them are dropped. */
const ROOM = 600 << 20;
/** What a trace takes beside its text, and each name in it. */
const TRACE_SIZE = 400;
const NAME_SIZE = 32;

/** A unit that is being preprocessed. */
interface Unit {
  source: string;
  text: UnitText;
  path: SearchPath;
  facts: CompilerFacts;
  command: Command;
  /** Identities of headers that were read to the end. */
  finished: Set<number>;
  /** What says of itself that once is enough, by whatever name. */
  once: Set<Header['content']>;
  /** Brackets that are open, and whether no declaration is. */
  depth: number;
  isBetween: boolean;
}

/** What an inclusion led to. */
interface FoundBefore {
  path: SearchPath;
  /** The folder of the search path in which the file lies that includes. */
  index: number;
  found: Found;
}

/** The text of a unit. */
export interface EngineText {
  /** One character is one byte. Pieces are the same objects wherever headers say the same. */
  pieces: readonly Buffer[];
  /** Whether no unit with such flags was done before it. */
  isFirstOfFlags: boolean;
}

/** What an engine did. */
export interface EngineCounts {
  /** Stretches of headers, and those of them that were known. */
  stretches: number;
  known: number;
}

/**
 * Preprocesses units by GCC's rules, and remembers what each stretch of a header did with which macros, so that a
 * header is worked through once for each way in which macros change it, and not once for each unit.
 */
export class Engine {
  readonly counts: EngineCounts = { stretches: 0, known: 0 };
  private macros!: Macros;
  private table!: MacroTable;
  private runner!: Runner;
  private headers!: Headers;
  private questions!: CompilerQuestions;
  private size = 0;
  /** By the number of an inclusion: what it led to last, mostly the same the next time, and from where it was sought. */
  private readonly lastFound: FoundBefore[] = [];
  /** With whose flags a unit was done. */
  private readonly done = new WeakSet<CompilerFacts>();

  /**
   * @param directory absolute path of the folder in which the compiler is called
   * @param leavesOut whether bodies of functions are left out, where their own text shows their end, and stand-ins are put for
   *   numbers of `__COUNTER__`, which would be others
   */
  constructor(
    private readonly directory: string,
    private readonly ask: AskCompiler = askCompiler,
    private readonly leavesOut = false,
  ) {
    this.begin();
  }

  /**
   * The text of a unit.
   * @param words the compiler and its options, without `-E` and the source
   * @param file the source, seen from the folder
   * @throws Refusal for what the compiler has to do
   */
  textOf(words: readonly string[], file: string): EngineText {
    const command = commandOf(words);
    const facts = this.questions.of(command);
    const path = this.headers.searchPath(command.folders);
    const unit = {
      source: file,
      text: new UnitText(),
      path,
      facts,
      command,
      finished: new Set<never>(),
      once: new Set<never>(),
      depth: 0,
      isBetween: true,
    };
    if (this.size > ROOM) this.forget();
    try {
      this.define(unit);
      this.read(unit, file);
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal(error.message);
      throw error;
    } finally {
      this.table.clear();
    }
    // A unit that was refused is no first one: nobody compares it.
    const isFirstOfFlags = !this.done.has(facts);
    this.done.add(facts);
    return { pieces: unit.text.end(), isFirstOfFlags };
  }

  private begin(): void {
    this.macros = new Macros((name) => this.dropMentioning(name));
    this.table = new MacroTable((headers) => this.drop(headers));
    this.runner = new Runner(this.table, this.macros);
    this.headers = new Headers(this.directory, this.macros.names);
    this.questions = new CompilerQuestions(this.directory, this.macros, this.ask);
  }

  private forget(): void {
    for (const header of this.headers.all) forgetTraces(header);
    this.size = 0;
  }

  private drop(headers: readonly number[]): void {
    for (const number of headers) {
      const header = this.headers.all[number]!;
      forgetTraces(header);
      header.drops++;
    }
  }

  /** Bodies of these headers may have been passed over in spite of a macro of this name. */
  private dropMentioning(name: string): void {
    if (!this.leavesOut) return;
    for (const header of this.headers.all) {
      if (!header.content.text.includes(name)) continue;
      forgetTraces(header);
      header.drops++;
    }
  }

  private define({ facts, command }: Unit): void {
    const { table, macros } = this;
    for (const macro of facts.macros) table.set(macro.number, macro);
    for (const { name, body } of command.macros)
      table.set(macros.names.of(name), body === null ? null : macros.of(name, body));
  }

  private read(unit: Unit, file: string): void {
    const { text, facts, command, path } = unit;
    text.marker(facts.firstLine, file);
    text.text(facts.folderMarker);
    for (const name of ['<built-in>', '<command-line>']) text.marker(facts.firstLine, name);
    for (const name of command.includes) {
      const found = this.headers.find(name, './', path, 0);
      if (!found) throw this.missing(name);
      const { header } = found;
      if (this.isNeeded(unit, found)) {
        text.marker(1, header.name, ' 1');
        this.include(unit, header, found.index, 1);
        unit.finished.add(found.identity);
        text.marker(facts.firstLine, '<command-line>', ' 2');
      }
    }
    text.marker(1, file);
    const source = this.headers.source(file);
    if (!source) throw this.missing(file);
    this.include(unit, source, -2, 0);
  }

  private missing(name: string): Refusal {
    this.headers.forgetMissing();
    return new Refusal(`${name} is missing`);
  }

  private isNeeded({ finished, once }: Unit, { header, identity }: Found): boolean {
    const { content, guard } = header;
    if (once.size > 0) {
      if (once.has(content)) return false;
      for (const { text } of once)
        if (text === content.text) throw new Refusal('a copy of a file with #pragma once');
    }
    return !(guard >= 0 && this.table.current[guard] && finished.has(identity));
  }

  /** @param index of its folder in the search path; -2 for the source of the unit */
  private include(unit: Unit, header: Header, index: number, depth: number): void {
    if (depth > MOST_DEPTH) throw new Refusal('inclusions too deep');
    const { text, path } = unit;
    const file: OpenFile = { content: header.content, name: header.name, lineShift: 0 };
    for (let item = 0; ;) {
      const name = file.name;
      const trace = this.trace(unit, header, file, index, item);
      text.add(trace, name);
      unit.depth += trace.depth;
      if (trace.ends !== Ends.AS_BEFORE) unit.isBetween = trace.ends === Ends.BEHIND;
      file.name = trace.file;
      file.lineShift = trace.lineShift;
      if (trace.isOnce) unit.once.add(header.content);
      const { inclusion } = trace;
      if (!inclusion) break;
      item = trace.next;
      const found = this.found(inclusion, header, path, index);
      if (!this.isNeeded(unit, found)) continue;
      text.goTo(inclusion.line, file.name);
      text.marker(1, found.header.name, ' 1');
      this.include(unit, found.header, found.index, depth + 1);
      unit.finished.add(found.identity);
      text.marker(inclusion.line + 1, file.name, ' 2');
    }
  }

  private found(inclusion: Inclusion, { folder }: Header, path: SearchPath, index: number): Found {
    const { name, isNext, isQuoted, number } = inclusion;
    const last = this.lastFound[number];
    if (last?.index === index && isFoundAlike(last.found, last.path, path)) return last.found;
    if (isNext && index === -2) throw new Refusal('#include_next in a source');
    const found = isNext
      ? this.headers.find(name, null, path, index + 1)
      : this.headers.find(name, isQuoted ? folder : null, path, 0);
    if (!found) throw this.missing(name);
    this.lastFound[number] = { path, index, found };
    return found;
  }

  private trace(unit: Unit, header: Header, file: OpenFile, index: number, item: number): Trace {
    const { table, counts } = this;
    const isSource = index === -2;
    const passesBodies = this.leavesOut && unit.depth === 0 && unit.isBetween;
    const run = (isRecorded: boolean) =>
      this.run(file, item, this.surroundings(unit, header, index), header, isRecorded, passesBodies);
    if (isSource) return run(false).trace;
    counts.stretches++;
    const isWithin = this.leavesOut && !passesBodies;
    const known = tracesOf(header, file, item, isWithin)?.find(table.current);
    if (known) {
      counts.known++;
      table.replay(known.written, known.values);
      return known;
    }
    const { drops } = header;
    const start = { name: file.name, lineShift: file.lineShift };
    const { trace, isUnique, recorded } = run(true);
    if (isUnique || drops !== header.drops) return trace;
    keptTraces(header, start, item, isWithin).keep(recorded!, trace);
    const bytes = trace.parts.reduce((sum, part) => sum + part.length, 0);
    this.size += TRACE_SIZE + bytes + NAME_SIZE * (recorded!.asked.length + trace.written.length);
    return trace;
  }

  private run(
    file: OpenFile,
    item: number,
    surroundings: Surroundings,
    header: Header,
    isRecorded: boolean,
    passesBodies: boolean,
  ) {
    const { table, runner } = this;
    const recorded = isRecorded ? table.startRecording(header.number) : null;
    const place = this.leavesOut ? `${header.number + 1}_${item}` : null;
    try {
      const found = runner.run(file, item, surroundings, passesBodies);
      const { text, inclusion, next, counts, isOnce, isUnique, depth, ends } = found;
      const { begins, firstLine, line, isBegun } = text;
      const trace: Trace = {
        ...{ begins, firstLine, line, isBegun, inclusion, next, counts, isOnce, depth, ends },
        ...textParts(text, place),
        ...(recorded ? lastWrites(recorded) : { written: [], values: [] }),
        file: file.name,
        lineShift: file.lineShift,
      };
      return { trace, isUnique, recorded };
    } finally {
      table.stopRecording();
    }
  }

  private surroundings({ source, path, facts, command }: Unit, header: Header, index: number): Surroundings {
    return {
      source,
      shown: (name) => {
        const prefix = [...command.prefixes].reverse().find(({ from }) => name.startsWith(from));
        return prefix ? prefix.to + name.slice(prefix.from.length) : name;
      },
      hasHeader: (name, isQuoted, isNext) =>
        (isNext
          ? this.headers.find(name, null, path, index + 1)
          : this.headers.find(name, isQuoted ? header.folder : null, path, 0)) !== null,
      answer: (question) => facts.answer(question, header.content.text),
    };
  }
}

/** Where a stretch stands as a `#line` moved it. */
type Moved = Pick<OpenFile, 'name' | 'lineShift'>;

const isMoved = ({ name }: Header, file: Moved): boolean => file.lineShift !== 0 || file.name !== name;
const movedKey = ({ name, lineShift }: Moved, item: number, isWithin: boolean): string =>
  `${item} ${lineShift} ${isWithin} ${name}`;

function tracesOf(header: Header, file: Moved, item: number, isWithin: boolean): Traces | undefined {
  if (isMoved(header, file)) return header.moved.get(movedKey(file, item, isWithin));
  return (isWithin ? header.tracesWithin : header.traces)[item];
}

function keptTraces(header: Header, file: Moved, item: number, isWithin: boolean): Traces {
  let traces = tracesOf(header, file, item, isWithin);
  if (traces) return traces;
  traces = new Traces();
  if (isMoved(header, file)) header.moved.set(movedKey(file, item, isWithin), traces);
  else (isWithin ? header.tracesWithin : header.traces)[item] = traces;
  return traces;
}

function forgetTraces(header: Header): void {
  header.traces = [];
  header.tracesWithin = [];
  header.moved.clear();
}
