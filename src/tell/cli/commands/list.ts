// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { CheckArguments, MakeArguments, ShareArguments, UnionArguments } from '../lists';
import { sideOptions } from './side-options';
import { ANY_LIST, FOR_PROGRAMS } from './shared-options';

const writtenOptions = (argv: Argv): Argv =>
  argv
    .option('json', FOR_PROGRAMS)
    .option('output', {
      alias: 'o',
      describe: 'Write FILE instead of standard output',
      type: 'string',
      nargs: 1,
    })
    .option('section', {
      describe: 'The heading to write: abi_symbol_list, rhel9_x86_64_stablelist (default: none, plain names)',
      type: 'string',
      nargs: 1,
    });

const modulesArgument = (argv: Argv): Argv =>
  argv.positional('modules', {
    describe: 'Modules (.ko, compressed or not), or directories with modules in them',
    type: 'string',
    array: true,
  });

const makeCommand: CommandModule<object, MakeArguments> = {
  command: 'make <modules..>',
  describe: 'Write the list of what modules import and do not give each other',
  builder: (argv: Argv) =>
    writtenOptions(modulesArgument(argv)).example(
      '$0 list make --section abi_symbol_list -o symbols drivers/',
      'the list of all modules below a directory',
    ) as unknown as Argv<MakeArguments>,
  handler: async (args) => (await import('../lists')).make(args),
};

const unionCommand: CommandModule<object, UnionArguments> = {
  command: 'union <lists..>',
  describe: 'Join lists: every name and pattern once, in order',
  builder: (argv: Argv) =>
    writtenOptions(argv)
      .positional('lists', { describe: 'Symbol lists of any dialect', type: 'string', array: true })
      .example(
        '$0 list union vendor-a vendor-b -o all',
        'one list of two',
      ) as unknown as Argv<UnionArguments>,
  handler: async (args) => (await import('../lists')).union(args),
};

const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check <list> <side>',
  describe: 'Hold a list against a kernel: every listed symbol has to be exported',
  builder: (argv: Argv) =>
    sideOptions(argv)
      .option('json', FOR_PROGRAMS)
      .positional('list', ANY_LIST)
      .positional('side', { describe: 'A Module.symvers, a scan, a kernel tree, or git:REV', type: 'string' })
      .option('base', {
        describe: 'An earlier kernel: name also what moved, or changed its licence or namespace',
        type: 'string',
        nargs: 1,
      })
      .example(
        '$0 list check stablelist new --base old',
        'promised symbols that are gone, moved, or changed licence or namespace',
      ) as unknown as Argv<CheckArguments>,
  handler: async (args) => (await import('../lists')).check(args),
};

const shareCommand: CommandModule<object, ShareArguments> = {
  command: 'share <modules..>',
  describe: 'Tell what modules use beyond a list',
  builder: (argv: Argv) =>
    modulesArgument(argv)
      .option('json', FOR_PROGRAMS)
      .option('list', { ...ANY_LIST, nargs: 1, demandOption: true })
      .example(
        '$0 list share nic.ko --list stablelist',
        'symbols that nobody promises',
      ) as unknown as Argv<ShareArguments>,
  handler: async (args) => (await import('../lists')).share(args),
};

/** `modversions list …`. */
export const listCommand: CommandModule = {
  command: 'list',
  describe: 'Make, join and check symbol lists',
  builder: (argv: Argv) =>
    argv
      .command(makeCommand)
      .command(unionCommand)
      .command(checkCommand)
      .command(shareCommand)
      .demandCommand(1, 'No command was given.'),
  handler: () => undefined,
};
