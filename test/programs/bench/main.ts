// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seededOrder } from '../conformance/sample';
import {
  crcFile,
  genksymsProgram,
  Kernel,
  keptKernels,
  kernelNamed,
  kernelsFolder,
  releaseOf,
  keptUnits,
  textFile,
} from '../conformance/store';
import { Job, watch, Watched } from './measure';
import { Options, readOptions } from './options';
import { race, total } from './race';
import { scanRows } from './scan';
import { inMegabytes, inSeconds, Row, scanTable, table } from './table';

/** What the cold unit must at least have, in bytes. */
const LARGE = 3e6;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Times ours against the real genksyms and prints one table; resolves to the exit status. */
async function main(): Promise<number> {
  const repository = resolve(__dirname, '../../../..');
  const options = readOptions(process.argv.slice(2), join(repository, 'bin/modversions'));
  const kept = fullestKernel(options.kernel);
  if (kept === undefined) {
    say(`bench: no units are kept in ${kernelsFolder()}: run "npm run conformance -- --units 300" first`);
    return 1;
  }
  const { kernel, units } = kept;
  const program = resolve(options.program);
  const ordered = seededOrder(
    units.map((name) => ({ name })),
    options.seed,
  ).map(({ name }) => name);
  const rows = await sampleRows(kernel, program, ordered.slice(0, options.units), options);
  const large = largeUnits(kernel, units);
  if (large.length === 0) say('bench: no kept unit has 3 MB, so none is timed cold');
  for (const unit of large)
    rows.push(...(await coldRows(kernel, join(repository, 'bin/genksyms'), unit, options)));
  if (options.all) rows.push(...(await allRows(kernel, program, units)));
  process.stdout.write(`${kernel.name}, seed ${options.seed}\n${table(rows)}\n`);
  if (existsSync(kernel.tree)) {
    say('scanning its tree');
    const names = options.wholeScan ? units : ordered.slice(0, options.units);
    process.stdout.write(`\n${scanTable(await scanRows(kernel, program, names, options.wholeScan))}\n`);
  }
  return 0;
}

/** Many units: one process each for genksyms, as kbuild does; one process and thread in all for ours. */
async function sampleRows(
  kernel: Kernel,
  program: string,
  units: string[],
  options: Options,
): Promise<Row[]> {
  const ours = ourJob(kernel, program, units);
  say(
    `${units.length} units, ${inMegabytes(megabytes(kernel, units))}: memory, and a first look at every file`,
  );
  const watched = await watchOurs(kernel, ours, units);
  const genksyms = units.map((unit) => genksymsJob(kernel, unit));
  const raced = race(genksyms, [ours], options.runs, (run) => say(`run ${run} of ${options.runs}`));
  // What starting a process costs here is no merit of ours, so it is shown.
  const idle = total(genksyms.map((job) => ({ ...job, program: 'true', args: [] })));
  return [
    {
      what: `${units.length} units, ${inMegabytes(megabytes(kernel, units))}`,
      genksyms: inSeconds(raced.genksyms),
      ours: inSeconds(raced.ours),
      ratio: raced.ratio.toFixed(2),
    },
    { what: `  of which starting ${units.length} processes`, genksyms: inSeconds(idle) },
    { what: '  peak memory', ours: inMegabytes(watched.peak) },
  ];
}

/** The smallest, the middle and the largest of the large units: what a cold start weighs differs between them. */
function largeUnits(kernel: Kernel, units: string[]): string[] {
  const large = units
    .map((unit) => ({ unit, size: statSync(textFile(kernel, unit)).size }))
    .filter(({ size }) => size >= LARGE)
    .sort((a, b) => a.size - b.size)
    .map(({ unit }) => unit);
  return [...new Set([large[0], large[large.length >> 1], large.at(-1)])].filter(
    (unit) => unit !== undefined,
  );
}

/** One unit in one process, by the drop-in, which reads and prints what genksyms does. */
async function coldRows(kernel: Kernel, program: string, unit: string, options: Options): Promise<Row[]> {
  const genksyms = genksymsJob(kernel, unit);
  const ours: Job = {
    ...genksyms,
    program: process.execPath,
    args: [program, '--generation', releaseOf(kernel), ...genksyms.args],
  };
  const theirPeak = (await watch(genksyms)).peak;
  const ourPeak = (await watchOurs(kernel, ours, [unit])).peak;
  const raced = race([genksyms], [ours], options.cold, () => undefined);
  return [
    {
      what: `cold, ${unit}, ${megabytes(kernel, [unit]).toFixed(1)} MB`,
      genksyms: inSeconds(raced.genksyms),
      ours: inSeconds(raced.ours),
      ratio: raced.ratio.toFixed(2),
    },
    { what: '  peak memory', genksyms: inMegabytes(theirPeak), ours: inMegabytes(ourPeak) },
  ];
}

/** Every kept unit in one process of ours: does memory stay bounded? */
async function allRows(kernel: Kernel, program: string, units: string[]): Promise<Row[]> {
  say(`all ${units.length} units in one process`);
  const watched = await watchOurs(kernel, ourJob(kernel, program, units), units);
  return [
    {
      what: `all ${units.length} units, ${inMegabytes(megabytes(kernel, units))}, one run`,
      ours: inSeconds(watched.seconds),
    },
    { what: '  peak memory', ours: inMegabytes(watched.peak) },
  ];
}

/** Watches ours and makes sure that it did the work: a program that fails early is no fast program. */
async function watchOurs(kernel: Kernel, job: Job, units: string[]): Promise<Watched> {
  const expected = units.reduce((sum, unit) => sum + linesOf(crcFile(kernel, unit)), 0);
  const watched = await watch(job);
  if (watched.lines !== expected) throw new Error(`ours printed ${watched.lines} rows, expected ${expected}`);
  return watched;
}

/** One worker, for genksyms has one thread too. */
function ourJob(kernel: Kernel, program: string, units: string[]): Job {
  const args = [
    program,
    'crc',
    '-j',
    '1',
    '--generation',
    releaseOf(kernel),
    ...units.map((unit) => `${unit}.i`),
  ];
  return { program: process.execPath, args, cwd: kernel.units };
}

function genksymsJob(kernel: Kernel, unit: string): Job {
  const inputFile = textFile(kernel, unit);
  return { program: genksymsProgram(kernel), args: ['-r', '/dev/null'], cwd: kernel.units, inputFile };
}

function fullestKernel(name: string | undefined): { kernel: Kernel; units: string[] } | undefined {
  const names = name === undefined ? keptKernels() : [name];
  const kept = names.map(kernelNamed).map((kernel) => ({ kernel, units: keptUnits(kernel) }));
  return kept.filter(({ units }) => units.length > 0).sort((a, b) => b.units.length - a.units.length)[0];
}

/** The size of the units' texts in MB (1e6 bytes). */
function megabytes(kernel: Kernel, units: string[]): number {
  return units.reduce((sum, unit) => sum + statSync(textFile(kernel, unit)).size, 0) / 1e6;
}

function linesOf(file: string): number {
  return readFileSync(file, 'latin1').split('\n').length - 1;
}

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    say(`bench: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
