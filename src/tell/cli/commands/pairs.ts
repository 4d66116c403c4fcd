// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../pairs';
import { failOnOption, formatOptions } from './comparison-options';

/** `modversions pairs [NAME=]FILE…`. */
export const pairsCommand: CommandModule<object, Arguments> = {
  command: 'pairs <files..>',
  describe: 'Merge saved comparisons of several architectures or flavours by cause',
  builder: (argv: Argv) =>
    failOnOption(formatOptions(argv, 'text', 'text, json, html or markdown'), ', of any of the pairs')
      .positional('files', {
        describe: 'What compare -f json:FILE wrote, one for each pair, as FILE or NAME=FILE',
        type: 'string',
        array: true,
      })
      .option('full', {
        describe: 'Cut nothing off the text: all causes and all changes of exports',
        type: 'boolean',
        default: false,
      })
      .example(
        '$0 pairs amd64=amd64.json arm64=arm64.json',
        'what changed on both, and where they differ',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../pairs')).run(args),
};
