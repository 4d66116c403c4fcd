// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlannedUnit } from '../../../src/tree/kbuild';
import { assemblyExports, prototypeHeaders, prototypesUnit } from '../../../src/tree/preprocess';
import { lastLines, must, run, StepError, type How } from './run';
import { crcFile, genksymsProgram, Kernel, textFile, typesFile } from './store';

/** One line of an answer, in the order of the unit's export statements. */
export interface CrcRow {
  symbol: string;
  /** `0x` and eight lower-case digits. */
  crc: string;
}

/** Whether `unit` is known to export something; undefined when it has not been tried. */
export function keptState(kernel: Kernel, unit: string): 'exports' | 'silent' | undefined {
  const crc = crcFile(kernel, unit);
  if (!existsSync(crc)) return undefined;
  if (statSync(crc).size === 0) return 'silent';
  return existsSync(textFile(kernel, unit)) && existsSync(typesFile(kernel, unit)) ? 'exports' : undefined;
}

/**
 * Preprocesses one unit as kbuild does, asks the real genksyms, and keeps both when it exports something.
 *
 * The answer is renamed into place last, so a unit that has one is complete.
 * @throws StepError when the preprocessor or genksyms fails.
 */
export async function askOracle(kernel: Kernel, unit: PlannedUnit): Promise<'exports' | 'silent'> {
  const kept = keptState(kernel, unit.name);
  if (kept) return kept;
  const fresh = join(kernel.scratch, unit.name.replaceAll('/', '__'));
  const text = `${fresh}.i`;
  const crc = `${fresh}.crc`;
  const types = `${fresh}.symtypes`;
  try {
    if (await preprocess(kernel, unit, text)) {
      const args = ['-r', '/dev/null', '-T', types];
      await must(genksymsProgram(kernel), args, { inputFile: text, outputFile: crc });
    } else {
      writeFileSync(crc, '');
    }
    const state = statSync(crc).size > 0 ? 'exports' : 'silent';
    if (state === 'exports') {
      rename(text, textFile(kernel, unit.name));
      rename(types, typesFile(kernel, unit.name));
    }
    rename(crc, crcFile(kernel, unit.name));
    return state;
  } finally {
    for (const file of [text, crc, types]) rmSync(file, { force: true });
  }
}

/** The real program's rows for a kept unit. */
export function oracleRows(kernel: Kernel, unit: string): CrcRow[] {
  const lines = readFileSync(crcFile(kernel, unit), 'latin1').split('\n');
  return lines.filter((line) => line !== '').map(readRow);
}

/** `#SYMVER symbol 0xXXXXXXXX` */
function readRow(line: string): CrcRow {
  const [, symbol, crc] = line.split(' ') as [string, string, string];
  return { symbol, crc };
}

/** False when the unit exports nothing and has no text: kbuild asks only for objects that have a __ksymtab. */
async function preprocess(kernel: Kernel, unit: PlannedUnit, outputFile: string): Promise<boolean> {
  const how = { cwd: unit.directory, env: { ...process.env, LC_ALL: 'C' } };
  const [program, ...args] = unit.command as [string, ...string[]];
  const own = [...args, '-E', '-D__GENKSYMS__'];
  if (!unit.assembly) {
    await ask(program, [...own, unit.file], { ...how, outputFile });
    return true;
  }
  const [assembler, ...flags] = unit.assembly as [string, ...string[]];
  const exports = assemblyExports((await must(assembler, [...flags, '-E', unit.file], how)).stdout);
  if (exports.length === 0) return false;
  const rules = readFileSync(join(kernel.tree, 'scripts/Makefile.build'), 'latin1');
  const input = prototypesUnit(prototypeHeaders(rules), exports);
  await ask(program, [...own, '-xc', '-'], { ...how, outputFile, input });
  return true;
}

async function ask(program: string, args: string[], how: How): Promise<void> {
  const ran = await run(program, args, how);
  if (ran.status !== 0) throw new StepError(lastLines(ran.stderr, 3));
}

function rename(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
