// SPDX-License-Identifier: GPL-2.0-or-later
/** Options that several commands have, for yargs: one spelling and one description each. */
import { JOBS } from '../jobs';

const JSON_FLAG = { type: 'boolean', default: false } as const;

/** `--json` of commands that have no other forms. */
export const FOR_PROGRAMS = { ...JSON_FLAG, describe: 'For programs' } as const;

/** `--json` of commands whose `--format` takes it as well. */
export const AS_FORMAT_JSON = { ...JSON_FLAG, describe: 'The same as -f json' } as const;

/** `--filter-symbol-list`; what it is for, each command says itself. */
export const SYMBOL_LIST = {
  alias: ['symbol-list', 'stablelist'],
  type: 'string',
  nargs: 1,
} as const;

/** A list as an argument. */
export const ANY_LIST = { describe: 'A symbol list of any dialect', type: 'string' } as const;

/** `--jobs` of commands that scripts call with it and that need no other threads. */
export const UNUSED_JOBS = {
  ...JOBS,
  describe: 'Taken for the sake of scripts: one thread is enough',
} as const;

/** `--output` of what makes a scan. */
export const SCAN_FOLDER = {
  alias: 'o',
  describe: 'Directory for the results',
  type: 'string',
  demandOption: true,
} as const;

/** The second side of a comparison. */
export const OTHER_KERNEL = { describe: 'The same of the other kernel', type: 'string' } as const;
