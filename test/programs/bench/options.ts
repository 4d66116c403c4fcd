// SPDX-License-Identifier: GPL-2.0-or-later
import yargs from 'yargs';

/** What one benchmark run is asked to do. */
export interface Options {
  /** How many units to take, chosen by `seed`. */
  units: number;
  seed: number;
  /** How many alternating runs over the units, and of the single cold unit. */
  runs: number;
  cold: number;
  /** Whether to run over all kept units in one process, too. */
  all: boolean;
  /** Whether to scan the whole tree, instead of the chosen units. */
  wholeScan: boolean;
  /** Name of the kernel's folder; undefined takes the one with the most kept units. */
  kernel: string | undefined;
  /** The program to measure: a file that node runs. */
  program: string;
}

/** Reads the command line; yargs prints usage and exits for `--help` and for mistakes. */
export function readOptions(argv: string[], program: string): Options {
  const { units, seed, runs, cold, all, wholeScan, kernel, ...rest } = yargs(argv)
    .usage(
      '$0\n\nTimes this project against the real genksyms, on the units that a conformance run has kept.',
    )
    .option('units', { number: true, default: 300, describe: 'how many units' })
    .option('seed', { number: true, default: 1, describe: 'chooses the units' })
    .option('runs', { number: true, default: 3, describe: 'alternating runs over the units' })
    .option('cold', { number: true, default: 7, describe: 'alternating runs of one large unit' })
    .option('all', { boolean: true, default: false, describe: 'also all kept units in one process' })
    .option('whole-scan', { boolean: true, default: false, describe: 'scan the whole tree (ten minutes)' })
    .option('kernel', { string: true, describe: 'folder name of the kernel' })
    .option('program', {
      string: true,
      default: program,
      defaultDescription: 'bin/modversions',
      describe: 'the program to measure',
    })
    .check((given) => {
      for (const name of ['units', 'runs', 'cold'] as const) {
        if (!(given[name] >= 1)) throw new Error(`--${name}: a number of at least 1`);
      }
      return true;
    })
    .strict()
    .version(false)
    .parseSync();
  return { units, seed, runs, cold, all, wholeScan, kernel, program: rest.program };
}
