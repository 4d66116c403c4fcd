// SPDX-License-Identifier: GPL-2.0-or-later
import { availableParallelism } from 'node:os';
import yargs from 'yargs';
import { ARCHITECTURES, RELEASES, type ArchitectureName, type Release, type ReleaseName } from './releases';
import type { Lists } from './packages';

/** What one conformance run is asked to do. */
export interface Options {
  /** The first two numbers of the kernel's version. */
  release: ReleaseName;
  /** What goes for the release beside its packages. */
  /** Where its packages are looked for. */
  lists: Lists;
  /** kbuild's variables that choose another machine. */
  machine: readonly string[];
  settings: Release['settings'];
  changedTypes: Release['changedTypes'];
  isVersioned: boolean;
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
  /** Whether layouts are held against the compilers of all machines, too. */
  compilers: boolean;
  /** The program under test: a file that node runs. */
  program: string;
}

/** Reads the command line; yargs prints usage and exits for `--help` and for mistakes. */
export function readOptions(argv: string[], program: string): Options {
  const given = yargs(argv)
    .usage(
      '$0\n\nCompares this project with the real genksyms and a published Module.symvers, on real kernel units.',
    )
    .option('release', {
      string: true,
      choices: Object.keys(RELEASES) as ReleaseName[],
      default: '6.1' as ReleaseName,
      describe: 'which packages, where none are named',
    })
    .option('arch', {
      choices: ['amd64', ...(Object.keys(ARCHITECTURES) as ArchitectureName[])] as const,
      default: 'amd64' as const,
      describe: "the machine, by Debian's name; a cross compiler has to be there",
    })
    .option('source', { string: true, describe: 'source PACKAGE=VERSION' })
    .option('headers', {
      string: true,
      describe: 'headers PACKAGE=VERSION, with .config and Module.symvers',
    })
    .option('kbuild', {
      string: true,
      describe: "PACKAGE=VERSION of the built genksyms; empty takes the tree's own",
    })
    .option('image', {
      string: true,
      describe: 'PACKAGE=VERSION of the built image, for its BTF; empty leaves that out',
    })
    .option('cc', { string: true, describe: 'the compiler that the kernel was built with' })
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
    .option('compilers', {
      boolean: true,
      default: true,
      describe: 'also random types against the compilers of all machines',
    })
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
  const { seed, jobs, only, install, release } = given;
  const { suites, settings, changedTypes, isVersioned, version, ...names }: Release = RELEASES[release];
  const ofRelease = (name: string): string => (name === '' ? '' : `${name}=${version}`);
  const arch = given.arch as 'amd64' | ArchitectureName;
  const cross = arch === 'amd64' ? null : ARCHITECTURES[arch];
  const headers = cross ? names.headers.replace(/amd64$/, cross.headers) : names.headers;
  return {
    release,
    source: given.source ?? ofRelease(names.source),
    headers: given.headers ?? ofRelease(headers),
    kbuild: given.kbuild ?? ofRelease(names.kbuild),
    image: given.image ?? (cross ? '' : ofRelease(names.image)),
    cc: given.cc ?? (cross ? `${cross.triplet}-${names.cc}` : names.cc),
    lists: { suites, architecture: arch },
    machine: cross ? [`ARCH=${cross.kbuild}`, `CROSS_COMPILE=${cross.triplet}-`] : [],
    settings,
    changedTypes,
    isVersioned,
    units,
    seed,
    jobs,
    only,
    install,
    compilers: given.compilers,
    program: given.program,
  };
}

/** The name under which this kernel is kept: what decides every byte of its units and answers. */
export function kernelName(options: Pick<Options, 'headers' | 'cc'>): string {
  return `${options.headers.replace('=', '_')}_${options.cc.replaceAll('/', '_')}`;
}
