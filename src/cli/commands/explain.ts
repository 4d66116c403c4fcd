import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../explain';
import { JOBS } from '../jobs';
import { lastOf } from './comparison-options';

/** `modversions explain BASE NEW NAME…`. */
export const explainCommand: CommandModule<object, Arguments> = {
  command: 'explain <base> <new> <names..>',
  describe: 'Tell all about single exports and types: causes, layouts, verdict, proof, advice',
  builder: (argv: Argv) =>
    argv
      .positional('base', {
        describe: 'A scan, a kernel tree, git:REV of --repo, or a symtypes file or directory',
        type: 'string',
      })
      .positional('new', { describe: 'The same of the other kernel', type: 'string' })
      .positional('names', {
        describe:
          "Exports; types: pot, 'struct pot', 'union x', 'enum e', a typedef, an enumerator, or s#pot",
        type: 'string',
        array: true,
      })
      .option('full', { describe: 'Leave nothing out', type: 'boolean', default: false })
      .option('format', {
        alias: 'f',
        describe: 'text or json: what standard output has, or FILE with TYPE:FILE (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        defaultDescription: 'text',
      })
      .option('json', { describe: 'The same as -f json', type: 'boolean', default: false })
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
