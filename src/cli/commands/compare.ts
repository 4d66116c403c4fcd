import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../compare';
import { JOBS } from '../jobs';
import { comparisonOptions, failOnOption } from './comparison-options';

/** `modversions compare BASE NEW`. */
export const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare <base> <new>',
  describe: 'Tell what changed between two kernels, and why',
  builder: (argv: Argv) =>
    failOnOption(comparisonOptions(argv, 'text'))
      .positional('base', {
        describe: 'A scan, a kernel tree, a Module.symvers, or a symtypes file or directory',
        type: 'string',
      })
      .positional('new', { describe: 'The same of the other kernel', type: 'string' })
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
      .example(
        '$0 compare old/Module.symvers new',
        'CRCs alone are enough to tell what changed',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../compare')).run(args),
};
