// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { Unreadable } from '../../formats/dwarf';
import { Elf } from '../../formats/elf';
import { PLAIN, Refused, Session, type Settings } from '../../gendwarfksyms';
import { ModversionsError, perrorText } from '../../problem';
import { checkWritable, writeNow, writeWhole } from './files';
import { readOptions, type OptionTable } from './getopt';
import type { Standard } from './genksyms';
import { readUnit } from '../../tree/files';

const OPTIONS: OptionTable = {
  program: 'gendwarfksyms',
  short: 'dsT:h',
  long: [
    ['debug', false, 'd'],
    ['dump-dies', false, 'dump-dies'],
    ['dump-die-map', false, 'dump-dies'],
    ['dump-types', false, 'dump-types'],
    ['dump-versions', false, 'dump-versions'],
    ['stable', false, 's'],
    ['symtypes', true, 'T'],
    ['help', false, 'h'],
  ],
};

const USAGE = `Usage: gendwarfksyms [options] elf-object-file ... < symbol-list

Options:
  -d, --debug          Print debugging information
      --dump-dies      Dump DWARF DIE contents
      --dump-die-map   Print debugging information about die_map changes
      --dump-types     Dump type strings
      --dump-versions  Dump expanded type strings used for symbol versions
  -s, --stable         Support kABI stability features
  -T, --symtypes file  Write a symtypes file
  -h, --help           Print this message

`;

/** Runs the gendwarfksyms drop-in; sets the process' exit status. */
export function main(args: readonly string[]): void {
  process.exitCode = dropIn(args, { readInput: () => readUnit('-'), write: writeNow });
}

/** Runs the drop-in; gives its exit status. */
export const dropIn = (args: readonly string[], standard: Standard): number => new DropIn(standard).run(args);

/** One call of the drop-in. */
class DropIn {
  private readonly settings: Settings = { ...PLAIN };
  private file: string | null = null;

  constructor(private readonly standard: Standard) {}

  run(args: readonly string[]): number {
    const { given, operands, error } = readOptions(args, OPTIONS);
    for (const { option, value } of given) if (!this.take(option, value)) return this.usage(0);
    if (error !== null) {
      this.say(error);
      return this.usage(1);
    }
    if (operands.length === 0) {
      this.usage(1);
      this.say('error: gendwarfksyms: main: no input files?\n');
      return 1;
    }
    try {
      return this.version(operands);
    } catch (cause) {
      this.say(`error: gendwarfksyms: ${whatIsWrong(cause)}\n`);
      return 1;
    }
  }

  private version(objects: readonly string[]): number {
    const session = new Session(this.standard.readInput().toString('latin1'), this.settings, (text) =>
      this.say(text),
    );
    if (session.isEmpty) return 0;
    const { file } = this;
    if (file !== null) this.open(file);
    const types: string[] = [];
    try {
      for (const object of objects) types.push(session.read(elfOf(object)));
    } finally {
      if (file !== null)
        writeWhole(
          file,
          types.map((text) => Buffer.from(text, 'latin1')),
        );
    }
    for (const reference of session.tied)
      this.say(
        `warning: gendwarfksyms: ${reference} has several definitions of the same length; the first is taken\n`,
      );
    const rows: string[] = [];
    for (const { name, crc, isKnown } of session.versions()) {
      if (!isKnown)
        this.say(`warning: gendwarfksyms: symbol_print_versions: no information for symbol ${name}\n`);
      rows.push(`#SYMVER ${name} 0x${crc.toString(16).padStart(8, '0')}\n`);
    }
    this.standard.write(1, Buffer.from(rows.join(''), 'latin1'));
    return 0;
  }

  /** Takes an option; false where the program ends at it. */
  private take(option: string, value: string): boolean {
    const { settings } = this;
    switch (option) {
      case 's':
        settings.stable = true;
        return true;
      case 'T':
        settings.types = true;
        this.file = value;
        return true;
      case 'dump-dies':
        settings.dumpDies = true;
        return true;
      case 'dump-types':
        settings.dumpTypes = true;
        return true;
      case 'dump-versions':
        settings.dumpVersions = true;
        return true;
      default:
        return option !== 'h';
    }
  }

  private usage(exit: number): number {
    this.say(USAGE);
    return exit;
  }

  /** The types file is there from here on, if only empty. */
  private open(file: string): void {
    try {
      checkWritable(file);
    } catch (cause) {
      throw new Refused('main', `fopen failed for '${file}': ${perrorText(cause)}`);
    }
  }

  /** Writes a message of one character a byte. */
  private say(text: string): void {
    try {
      this.standard.write(2, Buffer.from(text, 'latin1'));
    } catch {
      // There is nowhere left to say so.
    }
  }
}

/** The object of a name. @throws Refused, ModversionsError */
function elfOf(object: string): Elf {
  let content: Buffer;
  try {
    content = readFileSync(object);
  } catch (cause) {
    throw new Refused('main', `open failed for '${object}': ${perrorText(cause)}`);
  }
  return new Elf(content, object);
}

/** What ends the program, in one line. A fault of this program is none of the input, and passes through. */
function whatIsWrong(cause: unknown): string {
  if (cause instanceof Unreadable) return `the DWARF ${cause.message}`;
  if (cause instanceof Refused || cause instanceof ModversionsError) return cause.message;
  if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
  return `main: ${perrorText(cause)}`;
}
