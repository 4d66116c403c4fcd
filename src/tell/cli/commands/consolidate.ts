// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../consolidate';
import { JOBS } from '../jobs';

/** `modversions consolidate -o FILE DIR`. */
export const consolidateCommand: CommandModule<object, Arguments> = {
  command: 'consolidate <dir>',
  describe: 'Join all .symtypes files of a kernel into one, which holds nothing twice',
  builder: (argv: Argv) =>
    argv
      .positional('dir', {
        type: 'string',
        demandOption: true,
        describe: 'Directory with .symtypes files, however deep; or a consolidated file',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'File to write; standard output without',
      })
      .option('jobs', {
        ...JOBS,
        describe: 'Accepted because scripts give it, and ignored: one thread is enough',
      })
      .example(
        '$0 consolidate -o base.symtypes build/',
        'make the reference file of a kABI',
      ) as Argv<Arguments>,
  handler: async (args) => (await import('../consolidate')).run(args),
};
