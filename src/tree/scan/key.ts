// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { PlannedUnit } from '../kbuild';
import type { Setup } from '../preprocess';
import { ask as askProgram } from '../processes';

/** Variables that change where GCC and Clang look, or what they say. */
const ENVIRONMENT = ['CPATH', 'C_INCLUDE_PATH', 'COMPILER_PATH', 'GCC_EXEC_PREFIX', 'SOURCE_DATE_EPOCH'];

/** Makes the part of a unit's key that is no file: its command, the compiler, and what the environment says. */
export class Keys {
  private readonly compilers = new Map<string, string>();
  private readonly known = new WeakMap<PlannedUnit, string>();
  private readonly shared: string;

  constructor({ isGcc, keepsLines, prototypes }: Setup) {
    const environment = ENVIRONMENT.map((name) => process.env[name] ?? null);
    this.shared = JSON.stringify([isGcc, keepsLines, prototypes, environment]);
  }

  of(unit: PlannedUnit): string {
    let key = this.known.get(unit);
    if (key === undefined) this.known.set(unit, (key = this.keyOf(unit)));
    return key;
  }

  private keyOf({ name, source, directory, command, assembly }: PlannedUnit): string {
    const compiler = this.compiler(command[0]!, directory);
    const all = JSON.stringify([this.shared, compiler, name, source, directory, command, assembly ?? null]);
    return createHash('sha256').update(all).digest('base64');
  }

  /** Tells one compiler from another by the programs themselves, even where both give the same version. */
  private compiler(program: string, directory: string): string {
    let identity = this.compilers.get(program);
    if (identity === undefined) {
      const ask = (...args: string[]): string => askProgram([program, ...args], '', directory).stdout;
      const parts = [program, ask('-print-prog-name=cc1').trim()];
      identity = [ask('--version'), ...parts.map((part) => stampOfProgram(part, directory))].join('\n');
      this.compilers.set(program, identity);
    }
    return identity;
  }
}

/** Tells a program from another of its name, by its file. */
export function stampOfProgram(program: string, directory: string): string {
  const folders = program.includes('/') ? [directory] : (process.env['PATH'] ?? '').split(delimiter);
  for (const folder of folders) {
    const file = program.includes('/') ? resolve(folder, program) : join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      const { size, mtimeMs, ctimeMs, ino } = statSync(file);
      return [file, size, mtimeMs, ctimeMs, ino].join(' ');
    } catch {
      // Not in this folder.
    }
  }
  return program;
}
