// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import { MACRO_FAMILIES } from '../../../kernel/fix';
import type { Arguments } from '../fix';
import { FOR_PROGRAMS } from './shared-options';
import { sideOptions } from './side-options';

/** `modversions fix BASE NEW NAME…`. */
export const fixCommand: CommandModule<object, Arguments> = {
  command: 'fix <base> <new> [names..]',
  describe: 'Write a patch that hides harmless changes from genksyms, and prove it',
  builder: (argv: Argv) =>
    sideOptions(argv)
      .positional('base', {
        describe: 'The kernel whose CRCs are to be kept: a scan, or a tree',
        type: 'string',
      })
      .positional('new', {
        describe: 'The kernel to be patched: a tree, or a scan with --tree',
        type: 'string',
      })
      .positional('names', {
        describe:
          "Types that changed: pot, 'struct pot', s#pot; exports, for all their causes; all without names",
        type: 'string',
        array: true,
        default: [],
      })
      .option('tree', {
        describe: 'The configured tree that NEW is a scan of',
        type: 'string',
        nargs: 1,
      })
      .option('macros', {
        describe: 'Whose macros the patch is written with; plain is #ifdef __GENKSYMS__',
        choices: MACRO_FAMILIES,
        default: 'plain' as const,
      })
      .option('output', {
        alias: 'o',
        describe: 'The file for the patch (default: only tell what it would do)',
        type: 'string',
        nargs: 1,
      })
      .option('symref', {
        describe:
          'Instead of a patch: a folder for .symref files with override records, for KBUILD_PRESERVE=1',
        type: 'string',
        nargs: 1,
        conflicts: ['output'],
      })
      .option('json', FOR_PROGRAMS)
      .example("$0 fix base linux 'struct sock' -o sock.patch", 'a patch for one type')
      .example(
        '$0 fix base new --tree linux --macros redhat -o kabi.patch',
        'a patch for all that can be mended',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../fix')).run(args),
};
