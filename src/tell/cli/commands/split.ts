// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../split';
import { JOBS } from '../jobs';

/** `modversions split -o DIR FILE`. */
export const splitCommand: CommandModule<object, Arguments> = {
  command: 'split <file>',
  describe: 'Take a consolidated file apart: a .symtypes file for each object',
  builder: (argv: Argv) =>
    argv
      .positional('file', { type: 'string', demandOption: true, describe: 'What consolidate or scan wrote' })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Directory to write to; other files in it stay',
      })
      .option('jobs', {
        ...JOBS,
        describe: 'Accepted because scripts give it, and ignored: one thread is enough',
      })
      .example(
        '$0 split -o types base.symtypes',
        'write types/net/core/dev.symtypes and all others',
      ) as Argv<Arguments>,
  handler: async (args) => (await import('../split')).run(args),
};
