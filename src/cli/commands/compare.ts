import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../compare';
import { JOBS } from '../jobs';
import { comparisonOptions, failOnOption, lastOf } from './comparison-options';

/** `modversions compare BASE NEW`. */
export const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare <base> <new>',
  describe: 'Tell what changed between two kernels, and why',
  builder: (argv: Argv) =>
    failOnOption(comparisonOptions(argv, 'text'))
      .positional('base', {
        describe:
          'A scan, a kernel tree, git:REV of --repo, a Module.symvers, or a symtypes file or directory',
        type: 'string',
      })
      .positional('new', { describe: 'The same of the other kernel', type: 'string' })
      .option('repo', {
        describe: 'For git:REV: the work tree of a configured kernel (default: the current folder)',
        type: 'string',
        nargs: 1,
        coerce: lastOf,
      })
      .option('objtree', {
        describe: 'For git:REV: the folder with .config, where it is not in --repo',
        type: 'string',
        nargs: 1,
        coerce: lastOf,
      })
      .option('cc', {
        describe: 'The compiler for trees and revisions, instead of the configured one',
        type: 'string',
        nargs: 1,
        coerce: lastOf,
      })
      .option('jobs', { ...JOBS, describe: 'Compilers at once, where a tree is scanned' })
      .option('cache', {
        describe: 'Take over what earlier scans of a tree found (--no-cache: do not)',
        type: 'boolean',
        default: true,
      })
      .example('$0 compare base new', 'what changed between two scans, and which declarations are behind it')
      .example(
        '$0 compare -r severities -f json:out.json base new',
        'what no rule tolerates, and all as JSON',
      )
      .example('$0 compare old/Module.symvers new', 'CRCs alone are enough to tell what changed')
      .example(
        '$0 compare --repo linux git:v6.1.190 git:v6.1.192',
        'two revisions, each configured like linux/.config, checked out elsewhere',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../compare')).run(args),
};
