// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../scan';
import type { PreprocessorChoice } from '../../../tree/preprocess';
import { JOBS } from '../jobs';
import { SCAN_FOLDER } from './shared-options';

/** `modversions scan TREE -o DIR`. */
export const scanCommand: CommandModule<object, Arguments> = {
  command: 'scan <tree>',
  describe: 'Scan a configured kernel tree: its Module.symvers and the types behind it, without compiling it',
  builder: (argv: Argv) =>
    argv
      .positional('tree', {
        describe: 'A configured and prepared kernel tree',
        type: 'string',
        demandOption: true,
      })
      .option('output', SCAN_FOLDER)
      .option('objtree', { describe: 'The object tree of a build with O=', type: 'string' })
      .option('modules', {
        describe: 'Scan the modules in this folder, as make M= takes it, instead of the kernel',
        type: 'string',
        requiresArg: true,
      })
      .option('cc', { describe: 'The compiler, instead of the configured one', type: 'string' })
      .option('only', {
        describe: 'Only units like this pattern, or in this folder (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
      })
      .option('compile-commands', {
        describe: 'Take the commands from this file, and do not run make',
        type: 'string',
      })
      .option('cache', {
        describe: 'Take over what an earlier scan found (--no-cache: do not)',
        type: 'boolean',
        default: true,
      })
      .option('preprocessor', {
        describe:
          'Who preprocesses: this program where it can (own), the compiler, or both, compared ' +
          '[default: own where it is proved, else compiler]',
        choices: ['own', 'compiler', 'both'] satisfies PreprocessorChoice[],
      })
      .option('generate', {
        describe: 'Make files that only a build makes (--no-generate: leave their units out)',
        type: 'boolean',
        default: true,
      })
      .option('assume-modversions', {
        describe: 'Go on without CONFIG_MODVERSIONS',
        type: 'boolean',
        default: false,
      })
      .option('stable', {
        describe: 'CRCs from debug data: obey the rules for a stable kABI',
        type: 'boolean',
        default: false,
      })
      .option('shard', { describe: 'Scan one of N parts: K/N', type: 'string' })
      .option('jobs', { ...JOBS, describe: 'Compilers at once' })
      .option('json', { describe: 'Print scan.json', type: 'boolean', default: false })
      .option('format', { alias: 'f', choices: ['text', 'json'], describe: 'Form of the output' })
      .example('$0 scan linux -o base', 'writes base/Module.symvers, base/symtypes and more')
      .example(
        '$0 scan linux --modules driver -o mine',
        'the exports of modules that the kernel does not have',
      )
      .example('$0 scan linux -o part1 --shard 1/4', 'a quarter; see merge') as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../scan')).run(args),
};
