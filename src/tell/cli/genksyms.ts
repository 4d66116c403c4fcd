// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import type { Generation } from '../../../grammars';
import { chosenGeneration, generationAround } from '../../genksyms/generation';
import { RefusedReference, Session, type Settings } from '../../genksyms/program';
import { ModversionsError, perrorText } from '../../problem';
import { warmUp } from '../../genksyms/unit';
import { readUnit } from '../../tree/files';
import { checkWritable, writeNow, writeWhole } from './files';
import { bytesOf, rawText } from '../../text';
import { generationAsked, genksymsOptions, usage, VERSION } from './genksyms-options';

/** Exit status where genksyms' scanner gives up. */
const SCANNER_FAILED = 2;
const NOTHING = Buffer.alloc(0);

/** Standard input, output and error of a call. */
export interface Standard {
  /** @throws ModversionsError where there is nothing to read */
  readInput(): Buffer;
  /** Writes to standard output (1) or error (2), or throws what the system says. */
  write(descriptor: 1 | 2, bytes: Buffer): void;
}

/** Runs the genksyms drop-in; sets the process' exit status. */
export function main(args: readonly string[]): void {
  process.exitCode = dropIn(args, { readInput: () => readUnit('-'), write: writeNow });
}

/** Runs the drop-in; gives its exit status. */
export const dropIn = (args: readonly string[], standard: Standard): number => new DropIn(standard).run(args);

/** One call of the drop-in. The `-T` file is written whichever way it ends, if only empty, as genksyms does. */
class DropIn {
  private readonly settings: Settings = {
    debug: false,
    warnings: false,
    dumpDefinitions: false,
    preserve: false,
    reference: null,
  };
  private types: string | null = null;
  private usage = '';

  constructor(private readonly standard: Standard) {}

  run(args: readonly string[]): number {
    try {
      const { env } = process;
      const generation =
        chosenGeneration({ option: generationAsked(args), environment: env }) ??
        generationAround(process.cwd(), env);
      return this.runAs(generation, args);
    } catch (cause) {
      if (!(cause instanceof ModversionsError)) throw cause;
      this.say(`genksyms: ${cause.message}\n  ${cause.remedy}\n`);
      return this.leave(1);
    }
  }

  private runAs(generation: Generation, args: readonly string[]): number {
    this.usage = usage(generation.prefixOption);
    const { given, error } = genksymsOptions(args, generation.prefixOption);
    for (const { option, value } of given) {
      const exit = this.take(option, value);
      if (exit !== null) return this.leave(exit);
    }
    if (error !== null) {
      this.say(error + this.usage);
      return this.leave(1);
    }
    let text: Buffer;
    try {
      text = this.standard.readInput();
    } catch (cause) {
      if (!(cause instanceof ModversionsError)) throw cause;
      this.say('input in flex scanner failed\n');
      return this.leave(SCANNER_FAILED);
    }
    try {
      warmUp(generation);
      const result = new Session(this.settings, generation).run(text);
      this.say(result.stderr);
      return this.leave(result.exit, result.types, bytesOf(result.stdout));
    } catch (cause) {
      if (!(cause instanceof RefusedReference)) throw cause;
      this.say(cause.message);
      return this.leave(1);
    }
  }

  /** Takes an option; gives the exit status where genksyms ends at it. */
  private take(option: string, value: string): number | null {
    const { settings } = this;
    switch (option) {
      case '--generation':
        return null;
      case 'd':
        settings.debug = true;
        return null;
      case 'w':
      case 'q':
        settings.warnings = option === 'w';
        return null;
      case 'V':
        this.say(VERSION);
        return null;
      case 'D':
        settings.dumpDefinitions = true;
        return null;
      case 'p':
        settings.preserve = true;
        return null;
      case 'r':
        return this.tryFile(value, () => {
          settings.reference = rawText(readFileSync(value));
        });
      case 'T':
        return this.tryFile(value, () => {
          checkWritable(value);
          this.types = value;
        });
      default:
        this.say(this.usage);
        return option === 'h' ? 0 : 1;
    }
  }

  private tryFile(file: string, act: () => void): number | null {
    try {
      act();
      return null;
    } catch (cause) {
      // What C's `perror` prints.
      this.say(`${file === '' ? '' : `${file}: `}${perrorText(cause)}\n`);
      return 1;
    }
  }

  private leave(exit: number, types: Buffer = NOTHING, rows: Buffer = NOTHING): number {
    let failed = false;
    const attempt = (what: string, act: () => void): void => {
      try {
        act();
      } catch (cause) {
        failed = true;
        // A reader that is gone needs no message.
        if ((cause as NodeJS.ErrnoException).code !== 'EPIPE')
          this.say(`genksyms: ${what}: ${perrorText(cause)}\n`);
      }
    };
    const { types: file } = this;
    if (file !== null) attempt(file, () => writeWhole(file, types));
    attempt('standard output', () => this.standard.write(1, rows));
    return failed && exit === 0 ? 1 : exit;
  }

  /** Writes a message. */
  private say(text: string): void {
    try {
      this.standard.write(2, bytesOf(text));
    } catch {
      // There is nowhere left to say so.
    }
  }
}
