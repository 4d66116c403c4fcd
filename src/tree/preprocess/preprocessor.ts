// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync } from 'node:fs';
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
  /** An open file that holds the text. The receiver closes it. Null for assembly that exports nothing. */
  descriptor: number | null;
  /** What an assembly source says of its exports; undefined for C, whose text holds notes. */
  notes?: ExportNote[];
  /** The preprocessed assembly itself; undefined for C. */
  assembly?: string;
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
export const LINE_WORD = '__MODVERSIONS_LINE__';

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
    const [program, ...args] = unit.command as [string, ...string[]];
    const own = ['-I', this.setup.folder, ...args, ...this.flags(exact), '-E'];
    if (!compiled) own.push('-D__GENKSYMS__');
    if (!unit.assembly) {
      return { descriptor: await this.run(program, [...own, unit.file], unit.directory), files: [] };
    }
    const assembly = await this.assemblyText(unit);
    const notes = assemblyExports(assembly);
    const files = [...new Set([...assembly.matchAll(MARKER)].map(([, file]) => file!))];
    if (notes.length === 0) return { descriptor: null, notes, assembly, files };
    const input = prototypesUnit(this.setup.prototypes, notes);
    const descriptor = await this.run(program, [...own, '-xc', '-'], unit.directory, input);
    return { descriptor, notes, assembly, files };
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
    if (ran.status === 0) return ran.descriptor;
    closeSync(ran.descriptor);
    throw failureOf(ran);
  }
}

function failureOf({ status, messages }: Ran): UnitFailure {
  const lines = messages.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((text) => /\berror\b/.test(text)) ?? lines.at(-1) ?? `ended with status ${status}`;
  return new UnitFailure(line.trim(), MISSING.exec(line)?.[1]?.trim());
}
