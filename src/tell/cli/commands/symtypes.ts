// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import { JOBS } from '../jobs';
import type { Arguments } from '../symtypes-compare';
import { comparisonOptions } from './comparison-options';

/** `modversions symtypes compare BASE NEW`. */
const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare <base> <new>',
  describe: 'Tell which declarations changed, and which exports reach them',
  builder: (argv: Argv) =>
    comparisonOptions(argv)
      .positional('base', {
        describe: 'A consolidated symtypes file, a dump, or a directory of dumps',
        type: 'string',
      })
      .positional('new', { describe: 'The same of the other kernel', type: 'string' })
      .option('jobs', {
        ...JOBS,
        describe: 'Accepted because scripts give it, and ignored: one thread is enough',
      })
      .example('$0 symtypes compare base.symtypes build/', 'what changed since the reference file')
      .example('$0 symtypes compare -r severities -f short A B', 'leave out what rules tolerate')
      .example(
        '$0 symtypes compare -f null -f mod-symbols:changed.txt A B',
        'nothing on standard output, names of changed exports to a file',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../symtypes-compare')).run(args),
};

/** `modversions symtypes …`. */
export const symtypesCommand: CommandModule = {
  command: 'symtypes',
  describe: 'Compare the types behind the exports of two kernels',
  builder: (argv: Argv) => argv.command(compareCommand).demandCommand(1, 'No command was given.'),
  handler: () => undefined,
};
