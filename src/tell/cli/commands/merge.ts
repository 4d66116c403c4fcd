// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../merge';
import { SCAN_FOLDER } from './shared-options';

/** `modversions merge DIR… -o DIR`. */
export const mergeCommand: CommandModule<object, Arguments> = {
  command: 'merge <dirs..>',
  describe: 'Join the shards of a scan: byte for byte what a single scan would have written',
  builder: (argv: Argv) =>
    argv
      .positional('dirs', {
        describe: 'What scan --shard wrote',
        type: 'string',
        array: true,
        demandOption: true,
      })
      .option('output', SCAN_FOLDER)
      .example('$0 merge part1 part2 part3 part4 -o base', 'joins four shards') as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../merge')).run(args),
};
