// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { RecordKind, unknownType, type DeclarationRecord, type Stretch } from '../declare';
import { dumpLine, dumpOf, Expander } from '../expand';
import { Names } from '../lex';
import type { Problem } from '../../problem';
import { Alike } from './alike';
import { firstInclusions, type FirstInclusion } from './inclusions';
import type { Part } from './parts';
import { UnitReader, type Ending } from './reader';

/** An export statement. */
export interface ExportStatement {
  name: string;
  /** Undefined where the unit does not declare the name, so that it gets no version. */
  crc: number | undefined;
  /** The place in the text behind it. */
  end: number;
}

/** What a unit exports. */
export interface UnitResult {
  /** The exports in the order of their statements; a repeated one stands here twice. */
  exports: { name: string; crc: number }[];
  /** The same with those that get no version. */
  statements: ExportStatement[];
  /** The types behind them, as genksyms dumps them with `-T`; null where not asked for. */
  types: Buffer | null;
  /**
   * What genksyms finds wrong, and hides without `-w`. Redefinitions and undefined types are everyday and left
   * out.
   */
  problems: Problem[];
  /** How the reading ended; only after `complete` are the exports all there are. */
  ending: Ending;
}

/** A declaration that an export reaches, or one beside them. */
export interface Reached {
  slot: number;
  record: DeclarationRecord;
  /** Its tokens with all classes decided as of its place in the unit. */
  resolved: Int32Array;
  /** Where it stands, even if in the source file, where genksyms does not look. */
  stretch: Stretch | null;
}

/** A later declaration of a function or variable. */
export interface Redeclaration {
  /** Word number. */
  name: number;
  stretch: Stretch;
  /** Of the first one; null where that is not known. */
  first: Stretch | null;
  /** Whether it says the same as the first, attributes and storage apart. */
  isAlike: boolean;
}

/** Hashes one unit after another; each goes faster for those before it. */
export class UnitHasher {
  private readonly names = new Names();
  private readonly reader: UnitReader;
  private readonly expander: Expander;
  private readonly alike = new Alike(this.names);
  /** Word numbers of what the last unit exports. */
  private readonly exported = new Set<number>();

  /**
   * @param keepBlocks whether to keep what headers declare for the units that follow
   * @param keepStretches whether `reached` is to know the texts that types were made from, and `parts` its parts
   */
  constructor(generation: Generation, keepBlocks = true, keepStretches = false) {
    this.reader = new UnitReader(this.names, generation, keepBlocks, keepStretches);
    this.expander = new Expander(
      this.reader.symbols,
      (record) => {
        this.reader.unknownType(record.kind);
        this.reader.symbols.declare(record);
      },
      false,
    );
  }

  /**
   * The CRCs of a unit's exports, bit for bit those of genksyms.
   * @param text preprocessed C, with line markers
   * @param withTypes whether to dump the types as well
   */
  hash(text: Buffer, withTypes: boolean): UnitResult {
    const { reader, expander, names } = this;
    const statements: ExportStatement[] = [];
    const undefinedExports: Problem[] = [];
    expander.clear();
    this.exported.clear();
    const problems = reader.readUnit(text, {
      export: (id, place) => {
        const name = names.text(id);
        const crc = expander.crcOf(id);
        this.exported.add(id);
        statements.push({ name, crc, end: reader.lexer.position });
        if (crc === undefined)
          undefinedExports.push({
            ...place(),
            kind: 'undefined-export',
            message: `export undefined symbol ${name}`,
          });
      },
    });
    return {
      exports: statements.flatMap(({ name, crc }) => (crc === undefined ? [] : { name, crc })),
      statements,
      types: withTypes ? dumpOf(reader.symbols, expander.finished) : null,
      problems: [...problems, ...undefinedExports],
      ending: reader.ending,
    };
  }

  /** What the exports of the last unit reach, in the order of its dump; the text holds until the next unit. */
  *reached(): Generator<Reached> {
    const { symbols, hidden } = this.reader;
    for (const slot of this.expander.finished) {
      const record = symbols.get(slot)!;
      const resolved = symbols.resolve(record.tokens, symbols.begunAt(slot));
      yield { slot, record, resolved, stretch: record.stretch ?? hidden.get(slot) ?? null };
    }
  }

  /** Names of what the last unit exports. */
  exports(): string[] {
    return [...this.exported].map((name) => this.word(name));
  }

  /** Later declarations that the last unit has of some functions and variables. @param names word numbers */
  *redeclared(names: ReadonlySet<number>): Generator<Redeclaration> {
    const { symbols } = this.reader;
    for (const { name, kind, tokens, stretch } of symbols.again) {
      if (!stretch || tokens.length === 0 || !names.has(name)) continue;
      const first = symbols.get(symbols.slotOf(name, kind))!;
      yield { name, stretch, first: first.stretch, isAlike: this.alike.are(tokens, first.tokens) };
    }
  }

  /** The first declaration that the last unit has of a function or variable; null for none. @param name word number */
  objectStretch(name: number): Stretch | null {
    const { symbols } = this.reader;
    const record = symbols.get(symbols.slotOf(name, RecordKind.ORDINARY));
    return record?.kind === RecordKind.ORDINARY && record.tokens.length > 0 ? record.stretch : null;
  }

  /**
   * Whether the last unit was found to declare a function or variable by the text that ends at a place, no part of a block.
   * @param name word number
   */
  declares(name: number, end: number): boolean {
    const { symbols } = this.reader;
    const first = symbols.get(symbols.slotOf(name, RecordKind.ORDINARY));
    const isIt = (one: DeclarationRecord): boolean =>
      one.name === name && one.tokens.length > 0 && one.stretch?.text === null && one.stretch.end === end;
    return (first !== undefined && isIt(first)) || symbols.again.some(isIt);
  }

  /**
   * What the last unit declares under a name, where no export of it reaches that.
   * @param name word number
   * @param kind tells the name space, and for a type that genksyms throws away what it is
   */
  unreached(name: number, kind: RecordKind): Reached | undefined {
    const { symbols, hidden } = this.reader;
    const slot = symbols.slotOf(name, kind);
    const record = symbols.get(slot);
    const stretch = record?.stretch ?? hidden.get(slot);
    if (!stretch || this.expander.hasReached(slot)) return undefined;
    if (record) {
      const resolved = symbols.resolve(record.tokens, symbols.begunAt(slot));
      return { slot, record, resolved, stretch };
    }
    const tokens = unknownType(this.names, kind, name);
    const unknown = { kind, name, tokens, isExtern: false, file: -1, line: 0, before: 0, stretch: null };
    return { slot, record: unknown, resolved: tokens, stretch };
  }

  /** The line of a symtypes file for something reached, without a blank or new line at its end. */
  line({ record, resolved }: Reached): string {
    return dumpLine(this.names, record, resolved, false).trimEnd();
  }

  /** The parts of the last unit's text, in order; none without `keepStretches`. */
  parts(): readonly Part[] {
    return this.reader.parts?.all ?? [];
  }

  /** Names of all files that the line markers of the last unit gave. */
  files(): number[] {
    return [...this.reader.files];
  }

  /**
   * How the files of the last unit came into it first.
   * @param numberOf the number of a file from the word number of its name; negative for what is no file
   */
  inclusions(numberOf: (name: number) => number): Map<number, FirstInclusion> {
    return firstInclusions(this.reader.trail, numberOf);
  }

  /** The number of a word, given as one character a byte. */
  number(word: string): number {
    return this.names.of(word);
  }

  /** A word by its number, one character a byte. */
  word(id: number): string {
    return this.names.text(id);
  }
}
