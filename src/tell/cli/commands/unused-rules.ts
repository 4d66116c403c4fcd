// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../unused-rules';
import { lastOf } from '../around-yargs';

/** `modversions unused-rules -r FILE SYMVERS…`. */
export const unusedRulesCommand: CommandModule<object, Arguments> = {
  command: 'unused-rules <symvers..>',
  describe: 'Tell which severity rules decide about no export of some Module.symvers',
  builder: (argv: Argv) =>
    argv
      .positional('symvers', {
        describe: 'Module.symvers files; - is standard input',
        type: 'string',
        array: true,
      })
      .option('rules', {
        alias: 'r',
        describe: 'The severity rules',
        type: 'string',
        nargs: 1,
        demandOption: true,
        coerce: lastOf,
      })
      .option('json', { describe: 'An object each unused rule', type: 'boolean', default: false })
      .example(
        '$0 unused-rules -r severities x86_64/Module.symvers arm64/Module.symvers',
        'rules that no architecture needs',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../unused-rules')).run(args),
};
