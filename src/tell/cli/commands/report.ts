// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../report';
import { kernelsOptions, formatOptions, knownOption } from './comparison-options';

/** `modversions report FILE`. */
export const reportCommand: CommandModule<object, Arguments> = {
  command: 'report <file>',
  describe: 'Show a saved comparison in any form, without the kernels',
  builder: (argv: Argv) =>
    knownOption(kernelsOptions(formatOptions(argv, 'text')), 'a saved comparison')
      .positional('file', {
        describe: 'What compare -f json:FILE wrote, or - for standard input',
        type: 'string',
      })
      .example('$0 report out.json', 'what compare would have printed')
      .example(
        '$0 report out.json -f html:out.html -f sarif:out.sarif',
        'a page and SARIF of it',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../report')).run(args),
};
