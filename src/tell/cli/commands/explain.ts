// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../explain';
import { formatOptions } from './comparison-options';
import { sideOptions } from './side-options';
import { OTHER_KERNEL } from './shared-options';

/** `modversions explain BASE NEW NAME…`. */
export const explainCommand: CommandModule<object, Arguments> = {
  command: 'explain <base> <new> <names..>',
  describe: 'Tell all about single exports and types: causes, layouts, verdict, proof, advice',
  builder: (argv: Argv) =>
    sideOptions(
      formatOptions(
        argv
          .positional('base', {
            describe:
              'A scan, a kernel tree, git:REV of --repo, a symtypes file or directory, or a kernel as it is shipped',
            type: 'string',
          })
          .positional('new', OTHER_KERNEL)
          .positional('names', {
            describe:
              "Exports; types: pot, 'struct pot', 'union x', 'enum e', a typedef, an enumerator, or s#pot",
            type: 'string',
            array: true,
          })
          .option('full', { describe: 'Leave nothing out', type: 'boolean', default: false }),
        'text',
        'text or json',
      ),
    )
      .example('$0 explain base new netif_rx', 'why the CRC of an export changed, and whether it matters')
      .example(
        "$0 explain base new 'struct sk_buff'",
        'both layouts of a type side by side, with proof and advice',
      )
      .example(
        '$0 explain -f json:why.json --full base new netif_rx sk_buff',
        'several at once, nothing left out, and all as JSON',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../explain')).run(args),
};
