// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import {
  Builder,
  EnumCounter,
  RecordKind,
  Symbols,
  Taking,
  type Declared,
  type DeclarationRecord,
  type Stretch,
} from '../declare';
import { Kind, Lexer, type Mark, type Names } from '../lex';
import type { Problem } from '../../problem';
import { Recovery, type Outcome } from '../recover';
import { Blocks, goesOnWith, type Block, type BlockProblem, type Recording } from './blocks';
import { Parts } from './parts';
import { Division } from '../parse';

/** A place in the unit as its line markers tell it. */
export interface Place {
  file: string | null;
  line: number;
}

/** What a unit's declarations and exports are told to. */
export interface UnitHooks {
  /** The unit begins. */
  begin?(counter: EnumCounter): void;
  /** genksyms finds something wrong. */
  problem?(problem: Problem): void;
  /**
   * Takes a declaration in, usually by `symbols.declare`; answers whether it is the first of its name.
   * @param place what had been read by then
   */
  declare?(record: DeclarationRecord, place: () => Place): boolean;
  /** @param name word number */
  export(name: number, place: () => Place): void;
}

const MESSAGES: Record<BlockProblem['kind'], string> = {
  syntax: 'syntax error',
  'second-name': 'unexpected second declaration name',
  'too-deep': 'memory exhausted',
  endless: 'syntax error',
};

/** How the reading of a unit came to its end. */
export interface Ending {
  /**
   * `complete`: behind a declaration, at the end of the text. `empty`: no declaration at all. `open`: the
   * text ends inside a declaration. `away`: it ends in a header, so that the rest of the source file is
   * missing. `stopped`: a byte that ends genksyms' reading, or too deep a nesting.
   */
  how: 'complete' | 'empty' | 'open' | 'away' | 'stopped';
  place: Place;
}

/**
 * Reads units: declaration by declaration, by shape where tree-sitter can read it, by recovery where not,
 * and not at all where a block of header text is known from an earlier unit.
 */
export class UnitReader implements Declared {
  readonly lexer: Lexer;
  readonly symbols: Symbols;
  private readonly builder: Builder;
  private readonly division: Division;
  private readonly taking: Taking;
  private readonly recovery: Recovery;
  private readonly blocks: Blocks | null;
  private recording: Recording | null = null;
  /** Where the current declaration began. */
  private readonly mark: Mark = { pos: 0, line: 0, file: -1, lineStart: true };
  /** The block that ends where the reader stands; null where none does. */
  private before: Block | null = null;
  private problems: BlockProblem[] = [];
  private hooks: UnitHooks | null = null;
  /** Top-level declarations begun so far, empty ones included. */
  private declarations = 0;
  /** The stretch of the current declaration, once a record asked for it. */
  private current: Stretch | null = null;
  private packHere = '';
  /** Where the unit itself defines types that genksyms leaves out, by slot; empty without `keepStretches`. */
  readonly hidden = new Map<number, Stretch>();
  readonly parts = new Parts();
  private readonly seen = new Set<number>();
  private readonly turns: ArrayLike<number>[] = [];

  /**
   * @param names words shared by all units of the process
   * @param keepBlocks false where every declaration has to be told to the hooks
   * @param keepStretches whether records know the text that they were made from
   */
  constructor(
    private readonly names: Names,
    generation: Generation,
    keepBlocks: boolean,
    private readonly keepStretches = false,
  ) {
    this.symbols = new Symbols(names);
    this.lexer = new Lexer(names, generation, this.symbols.types);
    this.builder = new Builder(this.lexer, this);
    this.division = new Division(generation.reading);
    this.taking = new Taking(this.division.pieces, this.lexer, this.builder);
    this.recovery = new Recovery(generation, this.lexer, this.builder, (kind, token) =>
      this.problem(kind, token),
    );
    this.blocks = keepBlocks ? new Blocks() : null;
  }

  /** How the last unit ended. */
  ending: Ending = { how: 'empty', place: { file: null, line: 1 } };

  /**
   * Reads a unit.
   * @param text preprocessed C
   * @returns what genksyms would find wrong in it, in the order in which it notices
   */
  readUnit(text: Buffer, hooks: UnitHooks): Problem[] {
    const { lexer, builder } = this;
    this.hooks = hooks;
    this.problems = [];
    this.declarations = 0;
    this.before = null;
    this.recording = null;
    this.symbols.clear();
    this.hidden.clear();
    this.seen.clear();
    this.turns.length = 0;
    this.parts.clear();
    lexer.open(text);
    builder.counter.restart();
    hooks.begin?.(builder.counter);
    builder.forget();
    for (;;) {
      const next = lexer.passBlank();
      if (next === 'marker') {
        if (!this.passKnownBlock(text)) lexer.passMarker();
        continue;
      }
      const outcome = this.declaration();
      if (outcome !== 'resynchronised') {
        const how = this.endingAfter(outcome, next === 'end', text);
        this.ending = { how, place: this.place(lexer.file, lexer.line) };
        break;
      }
    }
    this.see(lexer.files);
    this.turns.push(lexer.turns);
    this.endPart(text.length, '', null);
    return this.problems.map((problem) => this.told(problem));
  }

  /** Ends a part of the text; only who keeps stretches asks for the parts. */
  private endPart(end: number, packing: string, block: Block | null): void {
    if (this.keepStretches) this.parts.endAt(end, packing, block);
  }

  /** Word numbers of the names of all files that the unit's line markers gave. */
  get files(): Iterable<number> {
    return this.seen;
  }

  /** Where the line markers of the unit led, in order, as `Scanner.turns` has it. */
  get trail(): readonly ArrayLike<number>[] {
    return this.turns;
  }

  private see(files: Iterable<number>): void {
    for (const file of files) this.seen.add(file);
  }

  private endingAfter(outcome: Outcome, isBlank: boolean, text: Buffer): Ending['how'] {
    const { lexer } = this;
    if (lexer.position < text.length || this.problems.some(({ kind }) => kind === 'too-deep'))
      return 'stopped';
    if (outcome === 'ended') return isBlank ? 'empty' : 'open';
    return lexer.file === lexer.source ? 'complete' : 'away';
  }

  /** Expansions record types without a definition: an enum among them restarts genksyms' counter as any does. */
  unknownType(kind: RecordKind): void {
    if (kind === RecordKind.ENUM) this.builder.counter.restart();
  }

  /** Reads one declaration, or with recovery several. */
  private declaration(): Outcome {
    const { lexer, builder } = this;
    lexer.markInto(this.mark);
    const atStart = this.declarations++ === 0;
    this.current = null;
    this.packHere = lexer.packing.state;
    if (this.tokens()) {
      const piece = this.division.divide(lexer);
      if (piece >= 0) {
        builder.begin();
        this.taking.take(piece);
        this.endStretch(lexer.skipped);
        lexer.begin();
        builder.forget();
        return 'resynchronised';
      }
    } else if (lexer.tokens === 1 && lexer.kind[0] === Kind.END && !atStart) return 'end';
    lexer.rewind(this.mark);
    // What was read is read again, pragmas in it too.
    lexer.packing.state = this.packHere;
    const outcome = this.recovery.run(atStart);
    this.endStretch(NOTHING);
    return outcome;
  }

  private endStretch(skipped: readonly number[]): void {
    if (!this.current) return;
    this.current.end = this.lexer.position;
    if (skipped.length > 0) this.current.skipped = [...skipped];
  }

  /** Reads the tokens of a declaration; false where it does not end as one does. */
  private tokens(): boolean {
    const { lexer } = this;
    for (let depth = 0; ;) {
      switch (lexer.next()) {
        case Kind.LBRACE:
          depth++;
          break;
        case Kind.RBRACE:
          if (--depth < 0) return false;
          break;
        case Kind.SEMI:
        case Kind.BRACE_PHRASE:
          if (depth === 0) return true;
          break;
        case Kind.JUNK:
        case Kind.END:
          return false;
        default:
          break;
      }
    }
  }

  /** At a line marker: ends the block before it, and goes on behind the one it begins if that is known. */
  private passKnownBlock(text: Buffer): boolean {
    const { lexer, blocks, builder, symbols } = this;
    if (!blocks) return false;
    const made = this.finishRecording(text);
    this.endPart(lexer.position, lexer.packing.state, made);
    if (lexer.turns.length > 0) {
      this.turns.push(lexer.turns);
      lexer.turns = [];
    }
    // The first marker names the source file, whatever it begins.
    if (lexer.source < 0) return false;
    const start = lexer.position;
    const before = this.before;
    let firstLine = -1;
    let block = before?.next;
    if (!block || !goesOnWith(block, text, start) || !this.fits(block)) {
      firstLine = lexer.markerLine();
      block = blocks
        .variants(firstLine)
        .find((variant) => goesOnWith(variant, text, start) && this.fits(variant));
    }
    if (block) {
      if (before) before.next = block;
      this.before = block;
      symbols.declareAll(block.records, block.slots);
      for (const problem of block.problems) this.problems.push(problem);
      this.declarations += block.declarations;
      this.see(block.files);
      this.turns.push(block.turns);
      lexer.packing.state = block.packingAfter;
      lexer.passKnown(block.text.length, block.file, block.line);
      this.endPart(lexer.position, lexer.packing.state, block);
      return true;
    }
    if (!builder.counter.atRest) return false;
    symbols.types.record();
    this.see(lexer.files);
    lexer.files = [];
    this.recording = {
      start,
      packing: lexer.packing.state,
      firstLine,
      records: [],
      enumerates: false,
      firstProblem: this.problems.length,
      firstDeclaration: this.declarations,
    };
    return false;
  }

  private fits(block: Block): boolean {
    const { symbols, lexer, builder } = this;
    if (block.enumerates && !builder.counter.atRest) return false;
    if (block.files.includes(lexer.source) || block.packing !== lexer.packing.state) return false;
    for (const slot of block.typedefs) if (symbols.has(slot)) return false;
    return symbols.types.wouldAnswer(block.types, block.others);
  }

  /** Ends the recording of a block and keeps it; null where it is none. */
  private finishRecording(text: Buffer): Block | null {
    const { recording, lexer, symbols } = this;
    this.recording = null;
    if (!recording) return null;
    this.before = null;
    if (!this.builder.counter.atRest || lexer.files.includes(lexer.source)) return null;
    const typedefs = recording.records.filter(({ kind }) => kind === RecordKind.TYPEDEF);
    this.before = {
      text: Buffer.from(text.subarray(recording.start, lexer.position)),
      files: Int32Array.from(lexer.files),
      turns: Int32Array.from(lexer.turns),
      records: recording.records,
      slots: Int32Array.from(recording.records, ({ name, kind }) => symbols.slotOf(name, kind)),
      typedefs: Int32Array.from(typedefs, ({ name, kind }) => symbols.slotOf(name, kind)),
      types: Int32Array.from(symbols.types.types),
      others: Int32Array.from(symbols.types.others),
      packing: recording.packing,
      packingAfter: lexer.packing.state,
      enumerates: recording.enumerates,
      file: lexer.file,
      line: lexer.line,
      problems: this.problems.slice(recording.firstProblem),
      declarations: this.declarations - recording.firstDeclaration,
      next: null,
    };
    for (const { stretch } of recording.records) {
      if (stretch && !stretch.text) keepStretch(stretch, this.before.text, recording.start);
    }
    this.blocks!.keep(recording.firstLine, this.before);
    return this.before;
  }

  stretch(): Stretch | null {
    if (!this.keepStretches) return null;
    const { pos: start, file, line } = this.mark;
    return (this.current ??= {
      text: null,
      start,
      end: start,
      skipped: NOTHING,
      file,
      line,
      packing: this.packHere,
    });
  }

  hide(kind: RecordKind, name: number): void {
    const stretch = this.stretch();
    if (stretch) this.hidden.set(this.symbols.slotOf(name, kind), stretch);
  }

  declare(record: DeclarationRecord, token: number): void {
    const { recording, hooks } = this;
    const isFirst = hooks?.declare
      ? hooks.declare(record, () => this.placeOf(token))
      : this.symbols.declare(record);
    if (!recording) return;
    if (record.kind === RecordKind.TYPEDEF && !isFirst) {
      this.recording = null;
      return;
    }
    if (record.kind === RecordKind.ENUM || record.kind === RecordKind.ENUMERATOR) recording.enumerates = true;
    recording.records.push(record);
  }

  export(name: number, token: number): void {
    this.recording = null;
    this.hooks!.export(name, () => this.placeOf(token));
  }

  resolve(tokens: Int32Array, before: number): Int32Array {
    return this.symbols.resolve(tokens, this.symbols.place - before);
  }

  problem(kind: BlockProblem['kind'], token: number): void {
    const problem = { kind, file: this.lexer.tokenFile[token]!, line: this.lexer.tokenLine[token]! };
    this.problems.push(problem);
    this.hooks!.problem?.(this.told(problem));
  }

  private told({ kind, file, line }: BlockProblem): Problem {
    return { kind, ...this.place(file, line), message: MESSAGES[kind] };
  }

  private placeOf(token: number): Place {
    return this.place(this.lexer.tokenFile[token]!, this.lexer.tokenLine[token]!);
  }

  /** @param file word number of the file's name, -1 before the first line marker */
  private place(file: number, line: number): Place {
    return { file: file < 0 ? null : this.names.text(file), line };
  }
}

/** Makes a stretch one of a text that is kept, which begins at `from` of the unit. */
function keepStretch(stretch: Stretch, text: Buffer, from: number): void {
  stretch.text = text;
  stretch.start -= from;
  stretch.end -= from;
  stretch.skipped = stretch.skipped.map((place) => place - from);
}

const NOTHING: readonly number[] = [];
