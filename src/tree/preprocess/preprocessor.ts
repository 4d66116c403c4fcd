// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, readSync } from 'node:fs';
import { STAND_IN } from '../cpp';
import type { PlannedUnit } from '../kbuild';
import { assemblyExports, prototypesUnit } from './assembly';
import { readAll, runCompiler, type Ran } from './compiler';
import type { ExportNote } from './notes';

/** What all units of a tree share. */
export interface Setup {
  /** Holds the noting `linux/export.h`, and takes temporary files. */
  folder: string;
  isGcc: boolean;
  /** Whether `__LINE__` has to stay what it is, since some header asks for it in a condition. */
  keepsLines: boolean;
  /** What kbuild includes in the made-up unit of assembly exports. */
  prototypes: readonly string[];
}

/** The text of a unit. */
export interface Preprocessed {
  /** The text, in a buffer that is the same at every call; empty for assembly that exports nothing. */
  text: () => Buffer;
  /** The receiver has to call it. */
  close: () => void;
  /** What an assembly source says of its exports; undefined for C, whose text holds notes. */
  notes?: ExportNote[];
  /** The preprocessed assembly itself; undefined for C. */
  assembly?: string;
  /** Whether this program made it, and not the compiler. */
  isOwn?: boolean;
  /** Names of files that went into it and that its own line markers do not give. */
  files: string[];
}

/** Why a unit has no text. */
export class UnitFailure extends Error {
  /**
   * @param message what the compiler says, in one line
   * @param missing the file that it lacks, where that is all
   */
  constructor(
    message: string,
    readonly missing?: string,
  ) {
    super(message);
  }
}

/** Stands in for `__LINE__`, so that declarations which depend on it can be told. */
export const LINE_WORD = `${STAND_IN}LINE__`;

const MARKER = /^# \d+ "([^"\n]+)"/gm;
const MISSING = /error: ([^:\n]+): No such file or directory/;

/** Preprocesses units as kbuild does before genksyms, by the tree's own compiler. */
export class Preprocessor {
  constructor(private readonly setup: Setup) {}

  /**
   * @param exact whether `__LINE__` has to be right to the digit
   * @param compiled whether the text is to be that of a compiler, not of genksyms
   * @throws UnitFailure
   */
  async textOf(unit: PlannedUnit, exact: boolean, compiled = false): Promise<Preprocessed> {
    if (!unit.assembly) return { ...textIn(await this.descriptorOf(unit, exact, compiled)), files: [] };
    const assembly = await this.assemblyText(unit);
    const notes = assemblyExports(assembly);
    const files = [...new Set([...assembly.matchAll(MARKER)].map(([, file]) => file!))];
    if (notes.length === 0) return { ...NO_TEXT, notes, assembly, files };
    const input = prototypesUnit(this.setup.prototypes, notes);
    const [program, ...words] = this.words(unit, exact, compiled);
    const descriptor = await this.run(program, [...words, '-xc', '-'], unit.directory, input);
    return { ...textIn(descriptor), notes, assembly, files };
  }

  /** An open file that holds the text of a C unit; the receiver closes it. @throws UnitFailure */
  descriptorOf(unit: PlannedUnit, exact: boolean, compiled: boolean): Promise<number> {
    const [program, ...words] = this.words(unit, exact, compiled);
    return this.run(program, [...words, unit.file], unit.directory);
  }

  private words({ command }: PlannedUnit, exact: boolean, compiled: boolean): [string, ...string[]] {
    const [program, ...args] = command as [string, ...string[]];
    const own = ['-I', this.setup.folder, ...args, ...this.flags(exact), '-E'];
    return [program, ...own, ...(compiled ? [] : ['-D__GENKSYMS__'])];
  }

  /**
   * Keeping locations inside macros costs a third of GCC's time, and only `__LINE__` in nested macros needs
   * them. So `__LINE__` is kept as a word. A declaration that holds the word is found, and its unit is
   * preprocessed again exactly.
   */
  private flags(exact: boolean): string[] {
    if (exact || this.setup.keepsLines) return [];
    const fast = this.setup.isGcc ? ['-ftrack-macro-expansion=0'] : [];
    return [...fast, '-w', `-D__LINE__=${LINE_WORD}`];
  }

  private async assemblyText({ assembly, directory, file }: PlannedUnit): Promise<string> {
    const [program, ...args] = assembly as [string, ...string[]];
    const descriptor = await this.run(program, [...args, '-E', file], directory);
    try {
      return readAll(descriptor).toString('latin1');
    } finally {
      closeSync(descriptor);
    }
  }

  private async run(program: string, args: string[], directory: string, input?: string): Promise<number> {
    const ran = await runCompiler({ program, args, directory, folder: this.setup.folder, input });
    if (ran.status === 0 && beginsWithMarker(ran.descriptor)) return ran.descriptor;
    closeSync(ran.descriptor);
    throw ran.status === 0 ? new UnitFailure(NO_PREPROCESSED) : failureOf(ran);
  }
}

const NO_PREPROCESSED = 'the compiler says that it is fine, and printed no preprocessed text';
/** What any preprocessor prints first, whatever is in the source: the line and the name of its file. */
const FIRST_MARKER = /^#(?:line)? \d+ "/;

/** A compiler that prints nothing, or something else, must not pass for a unit that exports nothing. */
function beginsWithMarker(descriptor: number): boolean {
  const start = Buffer.alloc(32);
  const length = readSync(descriptor, start, 0, start.length, 0);
  return FIRST_MARKER.test(start.toString('latin1', 0, length));
}

const EMPTY = Buffer.alloc(0);
const NO_TEXT = { text: () => EMPTY, close: () => undefined };

const textIn = (descriptor: number): Pick<Preprocessed, 'text' | 'close'> => ({
  text: () => readAll(descriptor),
  close: () => closeSync(descriptor),
});

function failureOf({ status, messages }: Ran): UnitFailure {
  const lines = messages.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((text) => /\berror\b/.test(text)) ?? lines.at(-1) ?? `ended with status ${status}`;
  return new UnitFailure(line.trim(), MISSING.exec(line)?.[1]?.trim());
}
