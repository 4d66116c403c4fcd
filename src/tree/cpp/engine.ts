// SPDX-License-Identifier: GPL-2.0-or-later
import { commandOf, type Command } from './command';
import { askCompiler, CompilerQuestions, type AskCompiler, type CompilerFacts } from './compiler-facts';
import { Headers, isFoundAlike, type Found, type Header, type SearchPath } from './headers';
import { Effects, sizeOf } from './effect';
import { forgetTraces, keptTraces, tracesOf } from './kept-traces';
import { Macros } from './macro';

import { Refusal } from './refusal';
import type { Rope } from './rope';
import { Runner, type OpenFile, type Surroundings } from './runner';
import { MacroTable, MARK, type Recorded } from './table';
import { lastWrites, textParts, type Inclusion, type Trace } from './trace';
import { Ends } from './top-level';
import { UnitText } from './unit-text';
import { Composer, Level, type Whole } from './whole';
import { Wholes } from './wholes';

/** Files that may include one another, as GCC has it. */
const MOST_DEPTH = 190;
/** Bytes of text that traces may hold, before all of them are dropped. */
const ROOM = 600 << 20;
/** What a trace takes beside its text. */
const TRACE_SIZE = 400;
/** Of fewer stretches than this a header with all that it includes is not remembered as a whole. */
const FEWEST = 3;

/** A unit that is being preprocessed. */
interface Unit {
  source: string;
  text: UnitText;
  path: SearchPath;
  facts: CompilerFacts;
  command: Command;
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
  text: Rope;
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
  private effects = new Effects();
  private readonly composer = new Composer();
  private size = 0;
  private readonly wholes = new Wholes();
  /** How often something that was known was dropped. */
  private drops = 0;
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
      once: new Set<never>(),
      depth: 0,
      isBetween: true,
    };
    if (this.size > ROOM) this.forget();
    this.wholes.makeRoom(this.headers.all);
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
    return { text: unit.text.whole(), isFirstOfFlags };
  }

  private begin(): void {
    this.macros = new Macros((name) => this.dropMentioning(name));
    this.table = new MacroTable(this.macros.all, (headers) => this.drop(headers));
    this.runner = new Runner(this.table, this.macros);
    this.headers = new Headers(this.directory, this.macros.names);
    this.questions = new CompilerQuestions(this.directory, this.macros, this.ask);
  }

  private forget(): void {
    this.drops++;
    for (const header of this.headers.all) forgetTraces(header);
    this.wholes.forget(this.headers.all);
    this.effects = new Effects();
    this.size = 0;
  }

  /** A name is defined for the first time, on whose absence headers have relied. */
  private drop(numbers: readonly number[]): void {
    const headers = numbers.map((number) => this.headers.all[number]!);
    this.drops++;
    for (const header of headers) forgetTraces(header);
    this.wholes.forgetAround(headers);
  }

  /** Bodies of these headers may have been passed over in spite of a macro of this name. */
  private dropMentioning(name: string): void {
    if (!this.leavesOut) return;
    const mentioning = this.headers.all.filter(({ content }) => content.text.includes(name));
    this.drop(mentioning.map(({ number }) => number));
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
        this.include(unit, found, 1, null);
        this.table.mark(found.identity);
        text.marker(facts.firstLine, '<command-line>', ' 2');
      }
    }
    text.marker(1, file);
    const source = this.headers.source(file);
    if (!source) throw this.missing(file);
    this.work(unit, { header: source, index: SOURCE }, 0, null);
  }

  private missing(name: string): Refusal {
    this.headers.forgetMissing();
    return new Refusal(`${name} is missing`);
  }

  private isNeeded({ once }: Unit, { header, identity }: Found, level: Level | null = null): boolean {
    const { content, guard } = header;
    const { table } = this;
    if (once.size > 0) {
      if (once.has(content)) return false;
      for (const { text } of once)
        if (text === content.text) throw new Refusal('a copy of a file with #pragma once');
    }
    if (guard < 0) return true;
    const defined = table.valueOf(guard);
    level?.ask(guard, defined);
    if (defined === 0) return true;
    const finished = table.valueOf(identity);
    level?.ask(identity, finished);
    return finished === 0;
  }

  /** @param outer what the file that includes it has done, where that is noted */
  private include(unit: Unit, found: Found, depth: number, outer: Level | null): void {
    if (depth > MOST_DEPTH) throw new Refusal('inclusions too deep');
    const { header, index } = found;
    const isPlain = this.leavesOut && unit.depth === 0 && unit.isBetween && unit.once.size === 0;
    const known = isPlain && this.wholes.find(header, index, this.table.current);
    if (known && depth + known.height <= MOST_DEPTH && isReachedAlike(known, unit.path)) {
      this.counts.stretches += known.stretches;
      this.counts.known += known.stretches;
      this.table.replay(known);
      unit.text.addWhole(known);
      unit.depth = known.depth;
      unit.isBetween = known.isBetween;
      outer?.takeWhole(known);
      return;
    }
    const level = isPlain || outer ? new Level(unit.text.begin(), this.drops) : null;
    this.work(unit, found, depth, level);
    if (!level) return;
    if (unit.once.size > 0) level.isUnique = true;
    const whole = isPlain ? this.keptWhole(unit, found, level) : null;
    if (whole) outer?.takeWhole(whole);
    else outer?.takeLevel(level);
  }

  /** Remembers what a header did with all that it includes; null where that is not to be taken over. */
  private keptWhole(unit: Unit, { header, index }: Found, level: Level): Whole | null {
    const { height, lastFolder, stretches } = level;
    if (level.isUnique || level.drops !== this.drops || stretches < FEWEST) return null;
    const { depth, isBetween, path } = unit;
    const whole: Whole = {
      ...this.composer.effectOf(level.effects, this.macros.names.count),
      ...unit.text.end(level.start),
      ...{ depth, isBetween, height, lastFolder, stretches },
      prefix: lastFolder < 0 ? 0 : path.prefixes[lastFolder]!,
    };
    this.wholes.keep(header, index, whole);
    return whole;
  }

  /**
   * Works through a file with all that it includes.
   * @param found the file, and of its folder in the search path the number
   */
  private work(
    unit: Unit,
    { header, index }: Pick<Found, 'header' | 'index'>,
    depth: number,
    level: Level | null,
  ): void {
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
      if (level) {
        level.takeEffect(trace);
        level.stretches++;
        if (trace.isUnique) level.isUnique = true;
      }
      const { inclusion } = trace;
      if (!inclusion) break;
      item = trace.next;
      const found = this.found(inclusion, header, path, index);
      level?.takeFolder(found.index);
      if (level) found.header.includers.add(header);
      if (!this.isNeeded(unit, found, level)) continue;
      text.goTo(inclusion.line, file.name);
      text.marker(1, found.header.name, ' 1');
      this.include(unit, found, depth + 1, level);
      this.table.mark(found.identity);
      level?.write(found.identity, MARK);
      text.marker(inclusion.line + 1, file.name, ' 2');
    }
  }

  private found(inclusion: Inclusion, { folder }: Header, path: SearchPath, index: number): Found {
    const { name, isNext, isQuoted, number } = inclusion;
    const last = this.lastFound[number];
    if (last?.index === index && isFoundAlike(last.found, last.path, path)) return last.found;
    if (isNext && index === SOURCE) throw new Refusal('#include_next in a source');
    const found = isNext
      ? this.headers.find(name, null, path, index + 1)
      : this.headers.find(name, isQuoted ? folder : null, path, 0);
    if (!found) throw this.missing(name);
    this.lastFound[number] = { path, index, found };
    return found;
  }

  private trace(unit: Unit, header: Header, file: OpenFile, index: number, item: number): Trace {
    const { table, counts } = this;
    const passesBodies = this.leavesOut && unit.depth === 0 && unit.isBetween;
    const surroundings = (): Surroundings => this.surroundings(unit, header, index);
    if (index === SOURCE) return this.run(file, item, surroundings(), header, passesBodies, null);
    counts.stretches++;
    const isWithin = this.leavesOut && !passesBodies;
    const known = tracesOf(header, file, item, isWithin)?.find(table.current);
    if (known) {
      counts.known++;
      table.replay(known);
      return known;
    }
    const { drops } = this;
    const start = { name: file.name, lineShift: file.lineShift };
    const trace = this.run(
      file,
      item,
      surroundings(),
      header,
      passesBodies,
      table.startRecording(header.number),
    );
    if (trace.isUnique || drops !== this.drops) return trace;
    keptTraces(header, start, item, isWithin).keep(trace);
    this.size += TRACE_SIZE + sizeOf(trace) + trace.parts.reduce((sum, part) => sum + part.length, 0);
    return trace;
  }

  private run(
    file: OpenFile,
    item: number,
    surroundings: Surroundings,
    { number }: Header,
    passesBodies: boolean,
    recorded: Recorded | null,
  ): Trace {
    const { table, runner } = this;
    const place = this.leavesOut ? `${number + 1}_${item}` : null;
    try {
      const { text, ...found } = runner.run(file, item, surroundings, passesBodies);
      const { begins, firstLine, line, isBegun } = text;
      const { asked, written } = recorded ?? NOTHING;
      return {
        ...found,
        ...{ begins, firstLine, line, isBegun },
        ...textParts(text, place),
        ...this.effects.add(asked, lastWrites(written)),
        file: file.name,
        lineShift: file.lineShift,
      };
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

/** Stands for the folder of a source in the search path. */
const SOURCE = -2;
const NOTHING: Recorded = { asked: [], written: [] };

/** Whether all that a header includes would be found by another search path as by the one that was current then. */
const isReachedAlike = ({ lastFolder, prefix }: Whole, { prefixes }: SearchPath): boolean =>
  lastFolder < 0 || prefixes[lastFolder] === prefix;
