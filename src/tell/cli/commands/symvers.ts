// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../symvers-compare';
import type { Arguments as WriteArguments } from '../symvers-write';
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

/** `modversions symvers IMAGE…`, and `modversions symvers compare BASE NEW`. */
export const symversCommand: CommandModule<object, WriteArguments> = {
  command: 'symvers [images..]',
  describe: 'Compare Module.symvers files, or write one out of an image and its modules',
  builder: (argv: Argv) =>
    argv
      .command(compareCommand)
      .positional('images', {
        describe: 'Of one kernel: vmlinux, vmlinuz, modules, or folders and packages with these',
        type: 'string',
        array: true,
        default: [],
      })
      .option('output', {
        alias: 'o',
        describe: 'Write FILE instead of standard output',
        type: 'string',
        nargs: 1,
      })
      .example(
        '$0 symvers -o Module.symvers /boot/vmlinuz-6.1 /lib/modules/6.1',
        'that of a kernel that is installed',
      ) as unknown as Argv<WriteArguments>,
  handler: async (args) => (await import('../symvers-write')).run(args),
};
