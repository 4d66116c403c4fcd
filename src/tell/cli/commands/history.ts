// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../history';
import { FOR_PROGRAMS } from './shared-options';

/** `modversions history FILE…`. */
export const historyCommand: CommandModule<object, Arguments> = {
  command: 'history <files..>',
  describe: 'Fold saved comparisons into what became of each type and export over time',
  builder: (argv: Argv) =>
    argv
      .positional('files', {
        describe: 'What compare -f json:FILE wrote, in the order of time',
        type: 'string',
        array: true,
      })
      .option('json', FOR_PROGRAMS)
      .example(
        '$0 history 190-191.json 191-192.json',
        'what changed in two updates, and what changed twice',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../history')).run(args),
};
