// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../crc';
import { JOBS } from '../jobs';
import { AS_FORMAT_JSON } from './shared-options';

/** `modversions crc`: preprocessed units to CRCs. */
export const crcCommand: CommandModule<object, Arguments> = {
  command: 'crc <files..>',
  describe: 'Print the CRC of every export of preprocessed units',
  builder: (argv: Argv) =>
    argv
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Preprocessed units; - is standard input',
      })
      .option('types', {
        type: 'string',
        requiresArg: true,
        describe: 'Write the types behind the CRCs to DIR/<file>.symtypes',
      })
      .option('generation', {
        type: 'string',
        requiresArg: true,
        describe: 'The kernel version whose genksyms is meant, such as 6.1 or 7.3',
        defaultDescription: '$GENKSYMS_GENERATION, else the newest',
      })
      .option('jobs', { ...JOBS, describe: 'Workers at most' })
      .option('format', {
        alias: 'f',
        choices: ['text', 'json'] as const,
        default: 'text',
        describe: 'Rows for people, or JSON: one object for each file',
      })
      .option('json', AS_FORMAT_JSON)
      .example('$0 crc net/core/dev.i', 'print 0xCRC, symbol and file, a row each export')
      .example('cc -E -D__GENKSYMS__ x.c | $0 crc -', 'read standard input')
      .example(
        '$0 crc --types out *.i',
        'also write out/<file>.symtypes, as genksyms -T does',
      ) as Argv<Arguments>,
  handler: async (args) => (await import('../crc')).run(args),
};
