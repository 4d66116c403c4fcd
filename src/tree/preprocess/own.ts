// SPDX-License-Identifier: GPL-2.0-or-later
import { askCompiler, Engine, Refusal, type EngineText } from '../cpp';
import type { PlannedUnit } from '../kbuild';

/**
 * Preprocesses units without their compiler, where it is sure of what that would do. Bodies of functions are left out, since
 * nobody reads them.
 */
export class OwnPreprocessor {
  private engine: Engine | null = null;
  private directory = '';

  /** @param folder holds the noting `linux/export.h` */
  constructor(private readonly folder: string) {}

  /** Null for what the compiler has to do. @param compiled whether the text is to be that of a compiler, not of genksyms */
  textOf(unit: PlannedUnit, compiled: boolean): EngineText | null {
    const { assembly, command, directory, file } = unit;
    if (assembly || ELSEWHERE.some((name) => process.env[name] !== undefined)) return null;
    // Names of headers are kept as they are seen from there.
    if (!this.engine || this.directory !== directory) this.engine = new Engine(directory, askCompiler, true);
    this.directory = directory;
    const [program, ...args] = command as [string, ...string[]];
    const words = [program, '-I', this.folder, ...args, ...(compiled ? [] : ['-D__GENKSYMS__'])];
    try {
      return this.engine.textOf(words, file);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** Variables by which a compiler looks for headers in other folders, too. */
const ELSEWHERE: readonly string[] = ['CPATH', 'C_INCLUDE_PATH'];
