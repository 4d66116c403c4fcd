// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv } from 'yargs';
import { JOBS } from '../jobs';

/** What `sideOptions` reads: how sides that are no files are found and scanned. */
export interface SideArguments {
  jobs: number;
  cache: boolean;
  cc: string | undefined;
  repo: string | undefined;
  objtree: string | undefined;
}

/** The options of all commands that take a kernel tree or a revision for a side. */
export function sideOptions(argv: Argv): Argv {
  return argv
    .option('repo', {
      describe: 'For git:REV: the work tree of a configured kernel (default: the current folder)',
      type: 'string',
      nargs: 1,
    })
    .option('objtree', {
      describe: 'For git:REV: the folder with .config, where it is not in --repo',
      type: 'string',
      nargs: 1,
    })
    .option('cc', {
      describe: 'The compiler for trees and revisions, instead of the configured one',
      type: 'string',
      nargs: 1,
    })
    .option('jobs', { ...JOBS, describe: 'Compilers at once, where a tree is scanned' })
    .option('cache', {
      describe: 'Take over what earlier scans of a tree found (--no-cache: do not)',
      type: 'boolean',
      default: true,
    });
}
