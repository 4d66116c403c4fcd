// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import type { Generation } from '../../../grammars';
import { runsOf, type CorpusExport } from '../../formats/corpus';
import type { PlannedUnit } from '../kbuild';
import {
  Disagreement,
  hasElfNote,
  noteOf,
  Texts,
  UnitFailure,
  type ExportNote,
  type OwnTexts,
  type Preprocessed,
  type PreprocessorChoice,
  type Setup,
} from '../preprocess';
import { RefusedReference, Session } from '../../genksyms/program';
import { UnitHasher, type Ending, type ExportStatement } from '../../genksyms/unit';
import { Collector, type CompiledText, type Fresh, type ReachedNumbers } from './collector';
import { Guards } from './guards';
import { STAND_IN } from '../cpp';
import { below, placeBelow } from './place';

/** What a worker has to know of the tree. */
export interface Workplace {
  setup: Setup;
  preprocessor: PreprocessorChoice;
  /** Absolute paths of the source and the object tree. */
  source: string;
  objects: string;
  /** The generation of its genksyms. */
  generation: Generation;
  /** Reference files by unit, for genksyms to preserve. */
  references: ReadonlyMap<string, string>;
}

/** What became of a unit. */
export type Outcome =
  | (ReachedNumbers & {
      kind: 'done';
      exports: CorpusExport[];
      /** Whether the object has an ELF note. */
      hasElfNote: boolean;
      /** Whether a text of it was made by this program, and not by the compiler. */
      isOwn: boolean;
      /** Numbers of the files that the text was made from. */
      files: Int32Array;
      /** What is worth telling, a line each. */
      findings: string[];
      /** Runs of numbers of what its text defines. */
      definitions: readonly number[];
      /** The meaning of those numbers above that were never told before. */
      fresh: Fresh;
    })
  | { kind: 'failed'; message: string; missing: string | undefined }
  /** Our text of it is not the compiler's. */
  | { kind: 'disagrees'; message: string };

const TYPES: Record<string, CorpusExport['type']> = {
  '': 'EXPORT_SYMBOL',
  _gpl: 'EXPORT_SYMBOL_GPL',
  GPL: 'EXPORT_SYMBOL_GPL',
};

/** Preprocesses and hashes one unit after another, several in flight. */
export class UnitWork {
  private readonly texts: Texts;
  private hasher: UnitHasher;
  /** The reader of what compilers read, where that may be something else. */
  private compiler: UnitHasher | undefined;
  private readonly guards: Guards;
  private readonly collector: Collector;
  private directory = '';

  /** @param own who makes texts without the compiler; null where it makes all of them */
  constructor(
    private readonly place: Workplace,
    own: OwnTexts | null,
  ) {
    this.hasher = this.newHasher();
    this.texts = new Texts(place.setup, own);
    this.guards = new Guards(
      (file) => this.placeOf(file),
      (file) => this.pathOf(file),
    );
    this.collector = new Collector(
      this.hasher,
      (file) => this.placeOf(file),
      (file) => this.pathOf(file),
      !place.setup.isGcc,
    );
  }

  /** @param isForCompiler whether the compiler preprocesses it, whoever does the others */
  async outcomeOf(unit: PlannedUnit, isForCompiler = false): Promise<Outcome> {
    const texts = isForCompiler ? this.texts.byCompiler() : this.texts;
    try {
      return (await this.outcomeAs(unit, texts, false)) ?? (await this.outcomeAs(unit, texts, true))!;
    } catch (error) {
      if (error instanceof Disagreement) return { kind: 'disagrees', message: error.message };
      if (error instanceof RefusedReference)
        return { kind: 'failed', message: error.message.trim(), missing: undefined };
      if (error instanceof UnitFailure) {
        return { kind: 'failed', message: error.message, missing: error.missing };
      }
      this.restart();
      const message = `this program failed on it: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'failed', message, missing: undefined };
    }
  }

  /** Null where the text has to be exact. */
  private async outcomeAs(unit: PlannedUnit, texts: Texts, exact: boolean): Promise<Outcome | null> {
    const whole = await texts.textOf(unit, exact);
    try {
      const outcome = this.hash(unit, whole, null, exact);
      if (outcome !== 'differs') return outcome;
      const compiled = await texts.textOf(unit, exact, true);
      try {
        return this.hash(unit, whole, compiled, exact) as Outcome | null;
      } finally {
        compiled.close();
      }
    } finally {
      whole.close();
    }
  }

  private newHasher(): UnitHasher {
    return new UnitHasher(this.place.generation, true, true);
  }

  /** Kept headers depend on the folder in which they were read, and cannot be trusted after a fault. */
  private restart(): void {
    this.hasher = this.newHasher();
    this.compiler = undefined;
    this.guards.forgetWords();
    this.collector.goOnWith(this.hasher);
  }

  /**
   * @param as the text that compilers read, for what they read otherwise; null where that has not been asked for
   * @param exact whether both texts are
   * @returns null where the text has to be exact, `differs` where compilers may read something else
   */
  private hash(
    unit: PlannedUnit,
    whole: Preprocessed,
    as: Preprocessed | null,
    exact: boolean,
  ): Outcome | null | 'differs' {
    if (this.directory !== unit.directory) this.restart();
    this.directory = unit.directory;
    const { collector, hasher } = this;
    const { notes, assembly, files } = whole;
    let text = whole.text();
    const { statements, problems, ending } = hasher.hash(text, false);
    if (!as && this.guards.areIn(hasher, unit.command)) return 'differs';
    // The next text takes the room of this one.
    if (as) text = Buffer.from(text);
    const compiled = as && this.asCompiled(as.text());
    const reached = collector.reached(text, compiled);
    const namesStandIn = statements.some(({ name }) => name.includes(STAND_IN));
    if (!exact && (namesStandIn || collector.hangsOnStandIns(reached))) return null;
    // Only this finding bears on a row, of those that genksyms hides without -w. Headers are full of the
    // others.
    const findings = problems
      .filter(({ kind }) => kind === 'undefined-export')
      .map(({ file, line, message }) => `${this.placeOf(file ?? unit.source)}:${line}: ${message}`);
    if (ending.how !== 'complete' && ending.how !== 'empty') {
      const file = this.placeOf(ending.place.file ?? unit.source);
      findings.push(`${file}:${ending.place.line}: genksyms stops reading here`);
    }
    if (compiled && !compiled.isWhole) {
      const file = this.placeOf(compiled.ending.place.file ?? unit.source);
      findings.push(`${file}:${compiled.ending.place.line}: what compilers read is known up to here`);
    }
    const preserved = this.preserved(unit, text);
    const exports = statements.map(({ crc, ...statement }) =>
      exportOf(
        { ...statement, crc: preserved ? preserved.get(statement.name) : crc },
        notes ?? noteOf(text, statement.name, statement.end),
        findings,
      ),
    );
    return {
      kind: 'done',
      exports,
      hasElfNote: hasElfNote(assembly === undefined ? text : Buffer.from(assembly, 'latin1')),
      ...reached,
      isOwn: whole.isOwn === true || as?.isOwn === true,
      files: collector.dependencies(files, compiled),
      findings,
      definitions: runsOf(collector.defined()),
      fresh: collector.takeFresh(),
    };
  }

  /** The CRCs that genksyms gives with the unit's reference file; undefined without one. */
  private preserved({ name }: PlannedUnit, text: Buffer): Map<string, number> | undefined {
    const reference = this.place.references.get(name);
    if (reference === undefined) return undefined;
    const settings = { debug: false, warnings: false, dumpDefinitions: false, preserve: true, reference };
    const { stdout, stderr, exit } = new Session(settings, this.place.generation).run(text);
    if (exit !== 0) throw new UnitFailure(stderr.split('\n', 1)[0]!);
    return new Map(
      Array.from(stdout.matchAll(/^#SYMVER (\S+) 0x([0-9a-f]+)$/gm), ([, symbol, crc]) => [
        symbol!,
        parseInt(crc!, 16),
      ]),
    );
  }

  /**
   * Reads a text as compilers do. It has a hasher of its own, since a block of this text means nothing in the
   * text that genksyms reads.
   */
  private asCompiled(text: Buffer): CompiledText & { ending: Ending } {
    const hasher = (this.compiler ??= this.newHasher());
    const { ending } = hasher.hash(text, false);
    return { text, hasher, isWhole: ending.how === 'complete', ending };
  }

  /** `<built-in>` and the folder that `-g` puts there are no files; our own header stands for the tree's. */
  private pathOf(file: string): string | undefined {
    if (file.startsWith('<') || file.endsWith('//')) return undefined;
    const path = resolve(this.directory, file);
    return below(this.place.setup.folder, path) === undefined ? path : undefined;
  }

  /**
   * A file's path below the source or the object tree, one of which may lie in the other; otherwise its path as
   * it is.
   */
  private placeOf(file: string): string {
    return placeBelow(this.place, resolve(this.directory, file)) ?? file;
  }
}

function exportOf(
  { name, crc }: ExportStatement,
  notes: ExportNote[] | ExportNote | undefined,
  findings: string[],
): CorpusExport {
  const note = Array.isArray(notes) ? notes.find((one) => one.name === name) : notes;
  const type = note && TYPES[note.licence];
  if (!type) findings.push(`${name}: the type of the export cannot be told; taken as EXPORT_SYMBOL`);
  return { name, crc: crc ?? 0, type: type ?? 'EXPORT_SYMBOL', namespace: note?.namespace ?? '' };
}
