// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { CheckArguments } from '../reference-check';
import type { UpdateArguments } from '../reference-update';
import { sideOptions } from './side-options';
import { FOR_PROGRAMS, SYMBOL_LIST } from './shared-options';

const patterns = { type: 'string', array: true, nargs: 1, default: [] as string[] } as const;

const updateCommand: CommandModule<object, UpdateArguments> = {
  command: 'update <reference> <new>',
  describe: 'Renew a stored reference, wholly or in parts',
  builder: (argv: Argv) =>
    sideOptions(argv)
      .positional('reference', {
        describe: 'A Module.symvers, a consolidated symtypes file, or a scan, which is renewed wholly',
        type: 'string',
      })
      .positional('new', {
        describe: 'The kernel to take over: a scan; for files also files, a kernel tree, git:REV of --repo',
        type: 'string',
      })
      .option('symbol', { ...patterns, describe: 'Only rows of exports that match; of a Module.symvers' })
      .option('module', { ...patterns, describe: 'Only rows whose modules match; of a Module.symvers' })
      .option('path', {
        ...patterns,
        describe: 'Only objects whose paths match, such as drivers/net/*; of a symtypes file',
      })
      .option('cause', {
        ...patterns,
        describe:
          'Only what changed for this cause, as compare tells it, and for no other; of a Module.symvers or a symtypes file',
      })
      .option('comparison', {
        describe: 'The saved comparison of the reference with the new kernel that has the causes',
        type: 'string',
        nargs: 1,
      })
      .option('filter-symbol-list', {
        ...SYMBOL_LIST,
        describe: 'Refuse to drop an export of this list',
      })
      .option('dry-run', {
        describe: 'Tell what would change, and write nothing',
        type: 'boolean',
        default: false,
      })
      .option('json', FOR_PROGRAMS)
      .example(
        "$0 reference update --symbol 'pot_*' --dry-run kabi/Module.symvers new",
        'what would become of some rows',
      )
      .example(
        "$0 reference update --cause 'struct pot' --comparison changes.json kabi/Module.symvers new",
        'accept one cause',
      )
      .example(
        '$0 reference update --stablelist kabi/list kabi/scan new',
        'take over a new scan, if it has all that is promised',
      ) as unknown as Argv<UpdateArguments>,
  handler: async (args) => (await import('../reference-update')).update(args),
};

const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check <reference> [types]',
  describe: 'Tell whether the files of a reference belong together',
  builder: (argv: Argv) =>
    argv
      .positional('reference', { describe: 'A scan, or a Module.symvers', type: 'string' })
      .positional('types', {
        describe: 'With a Module.symvers: its symtypes file, or the folder of its dumps',
        type: 'string',
      })
      .option('json', FOR_PROGRAMS)
      .example(
        '$0 reference check kabi/Module.symvers kabi/symtypes',
        'rows whose CRCs the types do not give',
      ) as unknown as Argv<CheckArguments>,
  handler: async (args) => (await import('../reference-check')).check(args),
};

/** `modversions reference …`. */
export const referenceCommand: CommandModule = {
  command: 'reference',
  describe: 'Renew and check a stored reference',
  builder: (argv: Argv) =>
    argv.command(updateCommand).command(checkCommand).demandCommand(1, 'No command was given.'),
  handler: () => undefined,
};
