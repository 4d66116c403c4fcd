// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import type { CorpusExport } from '../../formats/corpus';
import { Unreadable } from '../../formats/dwarf';
import { Elf } from '../../formats/elf';
import { PLAIN, Refused, Session, type SourceDeclaration, type Unseen } from '../../gendwarfksyms';
import { ModversionsError, systemError } from '../../problem';

/** The versions of some names from the debug data of one object, and the types behind them. */
export interface Versioned {
  versions: Map<string, CorpusExport['crc']>;
  /** Lines of a symtypes file. */
  records: string[];
  /** By the names that records begin with, what they were made from. */
  declarations: ReadonlyMap<string, SourceDeclaration>;
  /** What the versions do not see. */
  unseen: Unseen[];
  /** References of which the object has several definitions, any of which the kernel's program may take. */
  tied: readonly string[];
}

/** Reads an object file. @throws ModversionsError */
export function elfAt(file: string): Elf {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw systemError(file, error, 'build it again');
  }
  return new Elf(content, file);
}

/**
 * Versions names as kbuild does: one object a call, the list in the order of bytes.
 * @throws ModversionsError naming the object
 */
export function versionObject(elf: Elf, names: readonly string[], stable: boolean): Versioned {
  const list = [...names].sort().map((name) => `${name}\n`);
  try {
    const session = new Session(
      list.join(''),
      { ...PLAIN, stable, types: true, declarations: true },
      () => undefined,
    );
    const types = session.read(elf);
    const versions = new Map(session.versions().map(({ name, crc }) => [name, crc]));
    const records = types.split('\n').filter((line) => line !== '');
    const { declarations, unseen, tied } = session;
    return { versions, records, declarations, unseen, tied };
  } catch (error) {
    if (error instanceof Refused)
      throw new ModversionsError(`${elf.file}: gendwarfksyms refuses it: ${error.message}`, REMEDY);
    if (error instanceof Unreadable)
      throw new ModversionsError(`${elf.file}: the DWARF ${error.message}`, REMEDY);
    throw error;
  }
}

const REMEDY = 'build the object again, with debug information';
