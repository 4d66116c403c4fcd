// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../impact';
import { sideOptions } from './side-options';
import { FOR_PROGRAMS, SYMBOL_LIST } from './shared-options';

/** `modversions impact SIDE NAME…`. */
export const impactCommand: CommandModule<object, Arguments> = {
  command: 'impact <side> [names..]',
  describe: 'Tell what hangs on types or headers of one kernel, and what room they have',
  builder: (argv: Argv) =>
    sideOptions(argv)
      .positional('side', {
        describe: 'A scan, a kernel tree, git:REV of --repo, or symtypes',
        type: 'string',
      })
      .positional('names', {
        describe: "Types: pot, 'struct pot', s#pot; members: struct pot.lid; headers: include/linux/pot.h",
        type: 'string',
        array: true,
        default: [],
      })
      .option('filter-symbol-list', {
        ...SYMBOL_LIST,
        describe: 'Name also the exports of this list; with --budget, the list that freezes types',
      })
      .option('budget', {
        describe: 'The holes and reserved slots of all structs that listed exports lead to, as a table',
        type: 'boolean',
        default: false,
      })
      .option('json', FOR_PROGRAMS)
      .example("$0 impact base 'struct sk_buff'", 'exports, modules and chains that hang on it')
      .example(
        '$0 impact base --budget --stablelist kabi_list',
        'what room is left in all that is promised',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../impact')).run(args),
};
