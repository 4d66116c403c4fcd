// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../samples';

/** `modversions samples`: what this program does, shown on what comes with it. */
export const samplesCommand: CommandModule<object, Arguments> = {
  command: 'samples',
  describe: 'Show what changed between two releases of the toy kernel in samples/, why, and what it means',
  builder: (argv: Argv) =>
    argv
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        default: 'teapot.html',
        describe: 'File for the web page',
      })
      .example('$0 samples', 'a first look, without a kernel at hand') as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../samples')).run(args),
};
