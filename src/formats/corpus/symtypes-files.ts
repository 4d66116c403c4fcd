// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readContent } from '../content';
import { ModversionsError, systemError } from '../../problem';
import type { Progress } from '../../progress';
import { refuseForeign } from './foreign';
import { byBytes, pathKey } from './order';
import type { Symtypes, SymtypesUnit } from './symtypes';
import type { SymtypesReader } from './symtypes-reader';
import { inUtf8 } from '../../text';

const SUFFIX = /\.symtypes(\.(gz|xz|zst))?$/;
const REMEDY = 'give a consolidated symtypes file, a dump, or a directory with .symtypes files in it';

/**
 * Reads the types of one kernel: a directory of dumps, one dump, or a consolidated file; `-` is standard input. The
 * dumps of a directory are named for their paths below it; symbolic links in it are left aside.
 * @param reader also knows what was read before, so that kernels can be compared by numbers
 * @throws ModversionsError naming what cannot be read, or the line that is none
 */
export async function readSymtypes(
  path: string,
  reader: SymtypesReader,
  progress: Progress,
): Promise<Symtypes> {
  reader.begin();
  const units: SymtypesUnit[] = [];
  if (!isDirectory(path)) {
    const content = await contentOf(path);
    refuseForeign(content, path);
    units.push(...reader.readUnits(content, path, unitName(basename(path))));
  } else {
    const files = dumpsBelow(path);
    if (files.length === 0) throw new ModversionsError(`${path}: no .symtypes file is below it`, REMEDY);
    let done = 0;
    for (const file of files) {
      const whole = join(path, file);
      units.push(reader.readDump(await contentOf(whole), whole, unitName(file)));
      progress.tell({ what: 'dumps', done: ++done, total: files.length });
    }
  }
  return { records: reader.records, units };
}

const contentOf = (file: string): Promise<Buffer> => readContent(file, { remedy: REMEDY });

/** Whether dumps are below a directory. */
export const hasDumps = (directory: string): boolean => dumpsBelow(directory).length > 0;

/** What to call the unit of a dump: its path without the suffix. */
export const unitName = (path: string): string => inUtf8(path.replace(SUFFIX, ''));

function isDirectory(path: string): boolean {
  // Standard input.
  if (path === '-') return false;
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw systemError(path, error, REMEDY);
  }
}

/** Paths below a directory, in the order in which a consolidated file has them. */
function dumpsBelow(directory: string): string[] {
  const files: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const whole = join(directory, folder);
    try {
      for (const entry of readdirSync(whole, { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) open.push(path);
        else if (entry.isFile() && SUFFIX.test(entry.name)) files.push(path);
      }
    } catch (error) {
      throw systemError(whole, error, REMEDY);
    }
  }
  return files
    .map((file) => ({ file, key: pathKey(inUtf8(file)) }))
    .sort((a, b) => byBytes(a.key, b.key))
    .map(({ file }) => file);
}
