// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../compare';
import { comparisonOptions, kernelsOptions, knownOption } from './comparison-options';
import { sideOptions } from './side-options';
import { OTHER_KERNEL } from './shared-options';

/** `modversions compare BASE NEW`, and `compare --repo TREE [REV]`. */
export const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare [base] [new]',
  describe: 'Tell what changed between two kernels, and why',
  builder: (argv: Argv) =>
    knownOption(
      sideOptions(kernelsOptions(comparisonOptions(argv, 'text'))),
      'a saved comparison (FILE.json), or the last release as a side,',
    )
      .positional('base', {
        describe:
          'A scan, a kernel tree, git:REV of --repo, a Module.symvers, a symtypes file or directory, or a kernel as it is shipped: vmlinux, vmlinuz, a folder or package of one, or such files joined with +; with --repo and no sides, HEAD against the work tree, with one revision alone, its parent against it',
        type: 'string',
      })
      .positional('new', OTHER_KERNEL)
      .option('commits', {
        describe: 'Of two revisions: name the commits that touched the lines of each cause',
        type: 'boolean',
        default: false,
      })
      .option('bisect', {
        describe:
          'For git bisect run: exit status 125 where it cannot be told, as where a revision is not scanned',
        type: 'boolean',
        default: false,
      })
      .example('$0 compare vmlinuz-A vmlinuz-B', 'two kernels as they are shipped, by their exports and BTF')
      .example('$0 compare base new', 'what changed between two scans, and which declarations are behind it')
      .example(
        '$0 compare -r severities -f json:out.json base new',
        'what no rule tolerates, and all as JSON',
      )
      .example(
        '$0 compare --known last.json reference new',
        'what is new since the last release, which was held against the same reference',
      )
      .example('$0 compare --repo linux', 'what the work tree changes since the last commit')
      .example('$0 compare old/Module.symvers new', 'CRCs alone are enough to tell what changed')
      .example(
        '$0 compare --repo linux git:v6.1.190 git:v6.1.192',
        'two revisions, each configured like linux/.config, checked out elsewhere',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../compare')).run(args),
};
