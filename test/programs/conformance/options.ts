import { availableParallelism } from 'node:os';
import yargs from 'yargs';

/** What one conformance run is asked to do. */
export interface Options {
  /** `PACKAGE=VERSION` of the source, the headers and the built genksyms; `kbuild` may be empty. */
  source: string;
  headers: string;
  kbuild: string;
  /** `PACKAGE=VERSION` of the built image, whose BTF layouts are held against; may be empty. */
  image: string;
  cc: string;
  /** How many exporting units to check, or all. */
  units: number | 'all';
  seed: number;
  jobs: number;
  /** A pattern for unit names; undefined takes all. */
  only: string | undefined;
  install: boolean;
  /** The program under test: a file that node runs. */
  program: string;
}

/** Reads the command line; yargs prints usage and exits for `--help` and for mistakes. */
export function readOptions(argv: string[], program: string): Options {
  const given = yargs(argv)
    .usage(
      '$0\n\nCompares this project with the real genksyms and a published Module.symvers, on real kernel units.',
    )
    .option('source', {
      string: true,
      default: 'linux-source-6.1=6.1.192-2',
      describe: 'source PACKAGE=VERSION',
    })
    .option('headers', {
      string: true,
      default: 'linux-headers-6.1.0-56-amd64=6.1.192-2',
      describe: 'headers PACKAGE=VERSION, with .config and Module.symvers',
    })
    .option('kbuild', {
      string: true,
      default: 'linux-kbuild-6.1=6.1.192-2',
      describe: "PACKAGE=VERSION of the built genksyms; empty takes the tree's own",
    })
    .option('image', {
      string: true,
      default: 'linux-image-6.1.0-56-amd64=6.1.192-2',
      describe: 'PACKAGE=VERSION of the built image, for its BTF; empty leaves that out',
    })
    .option('cc', {
      string: true,
      default: 'gcc-12',
      describe: 'the compiler that the kernel was built with',
    })
    .option('units', { string: true, default: '120', describe: 'how many exporting units, or "all"' })
    .option('seed', { number: true, default: 1, describe: 'chooses the sample' })
    .option('jobs', {
      alias: 'j',
      number: true,
      default: availableParallelism(),
      describe: 'parallel processes',
    })
    .option('only', { string: true, describe: 'only units whose name matches, such as "net/**"' })
    .option('install', { boolean: true, default: false, describe: 'apt-get install what building needs' })
    .option('program', {
      string: true,
      default: program,
      defaultDescription: 'bin/modversions',
      describe: 'the program to check',
    })
    .check(({ units, jobs }) => {
      if (units !== 'all' && !(Number(units) >= 1))
        throw new Error('--units: a number of at least 1, or all');
      if (!(jobs >= 1)) throw new Error('--jobs: a number of at least 1');
      return true;
    })
    .strict()
    .version(false)
    .parseSync();
  const units = given.units === 'all' ? 'all' : Math.floor(Number(given.units));
  const { source, headers, kbuild, image, cc, seed, jobs, only, install } = given;
  return { source, headers, kbuild, image, cc, units, seed, jobs, only, install, program: given.program };
}

/** The name under which this kernel is kept: what decides every byte of its units and answers. */
export function kernelName(options: Pick<Options, 'headers' | 'cc'>): string {
  return `${options.headers.replace('=', '_')}_${options.cc.replaceAll('/', '_')}`;
}
