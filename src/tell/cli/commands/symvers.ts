// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../symvers-compare';
import { comparisonOptions } from './comparison-options';

/** `modversions symvers compare BASE NEW`. */
const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare <base> <new>',
  describe: 'Tell which exports were added, removed, or changed CRC or type',
  builder: (argv: Argv) =>
    comparisonOptions(argv)
      .positional('base', { describe: 'A Module.symvers; - is standard input', type: 'string' })
      .positional('new', { describe: 'The one to hold against it', type: 'string' })
      .example('$0 symvers compare old/Module.symvers Module.symvers', 'a line each change')
      .example('$0 symvers compare -r severities -f short A B', 'leave out what rules tolerate')
      .example(
        '$0 symvers compare -f null -f mod-symbols:changed.txt A B',
        'nothing on standard output, names of changed exports to a file',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../symvers-compare')).run(args),
};

/** `modversions symvers …`. */
export const symversCommand: CommandModule = {
  command: 'symvers',
  describe: 'Compare Module.symvers files',
  builder: (argv: Argv) => argv.command(compareCommand).demandCommand(1, 'No command was given.'),
  handler: () => undefined,
};
