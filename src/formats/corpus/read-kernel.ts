// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readContent, readText } from '../content';
import { systemError } from '../../problem';
import type { Progress } from '../../progress';
import { corpusTypes } from './corpus-types';
import { refuseForeign } from './foreign';
import type { Kernel, KernelKind } from './kernel';
import { missingParts } from './missing-parts';
import { readScan } from './read-scan';
import { SUMMARY_FILE } from './summary';
import type { Symtypes } from './symtypes';
import { hasDumps, readSymtypes, unitName } from './symtypes-files';
import type { SymtypesReader } from './symtypes-reader';
import { readSymvers } from './symvers-reader';
import { SYMVERS_TYPES } from './symvers-row';
import { toldSymvers, type ToldSymvers } from './told-symvers';
import { rawText } from '../../text';

const REMEDY = 'give a scan, a Module.symvers, or a symtypes file or directory';
/** Bytes of a file that tell what it is. */
const BEGINNING = 4096;

/**
 * Reads one side of a comparison and tells by its content what it is: a directory that scan has written, a
 * Module.symvers, a symtypes file, a directory of dumps, or one with a Module.symvers, as packages of headers install it;
 * `-` is standard input.
 * @param reader also knows what was read before, so that kernels can be compared by numbers
 * @param known the bytes of a file that was read already, decompressed
 * @throws ModversionsError naming what cannot be read
 */
export async function readKernel(
  path: string,
  reader: SymtypesReader,
  progress: Progress,
  known?: Buffer,
): Promise<Kernel> {
  if (path !== '-' && isDirectory(path)) {
    if (existsSync(join(path, SUMMARY_FILE))) return scanned(path);
    const symvers = join(path, 'Module.symvers');
    if (!existsSync(symvers) || hasDumps(path))
      return typed(path, await readSymtypes(path, reader, progress));
    return readKernel(symvers, reader, progress);
  }
  const content = known ?? (await readContent(path, { remedy: REMEDY }));
  refuseForeign(content, path);
  if (isSymvers(rawText(content, 0, BEGINNING)))
    return symversOnly(path, toldSymvers(rawText(content), path));
  reader.begin();
  const units = reader.readUnits(content, path, unitName(basename(path)));
  return typed(path, { records: reader.records, units });
}

/** A kernel without MODVERSIONS has a zero for each CRC: that all are the same must not pass for "nothing changed". */
function symversOnly(path: string, told: ToldSymvers): Kernel {
  let isWithoutCrcs = told.rows.size > 0;
  for (const { crc } of told.rows.values()) if (crc !== 0) isWithoutCrcs = false;
  return { ...untold(path, 'symvers'), ...told, ...(isWithoutCrcs && { isWithoutCrcs }) };
}

async function scanned(path: string): Promise<Kernel> {
  const { summary, readCorpus } = readScan(path);
  const { release, architecture, target, compiler, configuration } = summary;
  const symvers = join(path, 'Module.symvers');
  const rows = readSymvers(await readText(symvers), symvers);
  const warnings = missingParts(path, summary);
  return {
    path,
    kind: 'scan',
    release,
    architecture,
    target,
    compiler: compiler.version,
    ...(configuration && { configuration }),
    isWhole: warnings.length === 0,
    warnings,
    rows,
    readTypes: (records) => corpusTypes(readCorpus(), records),
    readCorpus,
  };
}

function typed(path: string, types: Symtypes): Kernel {
  return {
    ...untold(path, 'symtypes'),
    readTypes: () => ({ ...types, placeOf: () => null, source: null }),
  };
}

/** What a file of exports or of types alone says of its kernel: nothing. */
function untold(path: string, kind: KernelKind): Kernel {
  return {
    path,
    kind,
    release: null,
    architecture: null,
    target: null,
    isWhole: true,
    warnings: [],
    rows: null,
    readTypes: null,
  };
}

/** By the first line: a CRC, or an export type in it. An empty file exports nothing. */
function isSymvers(beginning: string): boolean {
  const [line] = beginning.trimStart().split('\n', 1);
  const words = line!.split(/\s+/);
  return line === '' || /^0x/i.test(line!) || SYMVERS_TYPES.some((type) => words.includes(type));
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw systemError(path, error, REMEDY);
  }
}
