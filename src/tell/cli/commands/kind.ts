// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../kind';

/** `modversions kind [ID…]`. */
export const kindCommand: CommandModule<object, Arguments> = {
  command: 'kind [ids..]',
  describe: 'Explain a kind of change: what happened, the verdict and why, what to do',
  builder: (argv: Argv) =>
    argv
      .positional('ids', {
        describe: 'Kinds as reports name them, such as member-moved; all in a table without',
        type: 'string',
        array: true,
        default: [],
      })
      .option('json', { describe: 'An object each kind', type: 'boolean', default: false })
      .example('$0 kind', 'all kinds, with their titles')
      .example('$0 kind member-moved', 'what that means, and what to do') as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../kind')).run(args),
};
