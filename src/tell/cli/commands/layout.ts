// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../layout';
import { formatOptions } from './comparison-options';
import { sideOptions } from './side-options';

/** `modversions layout SIDE NAME…`. */
export const layoutCommand: CommandModule<object, Arguments> = {
  command: 'layout <side> [names..]',
  describe: 'Show types of a kernel with offsets, sizes and holes',
  builder: (argv: Argv) =>
    formatOptions(
      sideOptions(argv)
        .positional('side', {
          describe: 'A scan, a kernel tree, git:REV of --repo, or an image, package or folder with BTF',
          type: 'string',
        })
        .positional('names', {
          describe: "Types: pot, 'struct pot', 'enum tea', a typedef, or s#pot",
          type: 'string',
          array: true,
          default: [],
        })
        .option('all', { describe: 'Every type that exports lead to', type: 'boolean', default: false })
        .option('machine', {
          describe: 'Lay out for this machine instead of that of the kernel: x86_64, i386, arm64, ...',
          type: 'string',
          nargs: 1,
        }),
      'text',
      'text or json',
    )
      .example('$0 layout base sk_buff', 'where each member of struct sk_buff lies, and the holes')
      .example("$0 layout base 'enum pid_type' atomic_t", 'an enum with its values, and a typedef')
      .example('$0 layout /lib/modules/$(uname -r) net_device', 'of the running kernel, from its BTF')
      .example(
        '$0 layout base --all -f json > types.json',
        'every type, for programs',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../layout')).run(args),
};
