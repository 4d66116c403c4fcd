import { resolve } from 'node:path';
import { availableParallelism } from 'node:os';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { writeScan, type ScanProblem } from '../corpus';
import { openTree } from '../kbuild';
import { ModversionsError } from '../problem';
import { Progress } from '../progress';
import { scanProblemText, scanText } from '../report';
import { scanTree, type Shard } from '../scan';
import { Output } from './output';
import { say, showProgress } from './terminal';

interface Arguments {
  tree: string;
  output: string;
  objtree: string | undefined;
  cc: string | undefined;
  only: string[];
  compileCommands: string | undefined;
  cache: boolean;
  generate: boolean;
  assumeModversions: boolean;
  shard: string | undefined;
  jobs: number;
  json: boolean;
  format: string | undefined;
}

/** `modversions scan TREE -o DIR`. */
export const scanCommand: CommandModule<object, Arguments> = {
  command: 'scan <tree>',
  describe: 'Scan a configured kernel tree: its Module.symvers and the types behind it, without compiling it',
  builder: (argv: Argv) =>
    argv
      .positional('tree', {
        describe: 'A configured and prepared kernel tree',
        type: 'string',
        demandOption: true,
      })
      .option('output', {
        alias: 'o',
        describe: 'Directory for the results',
        type: 'string',
        demandOption: true,
      })
      .option('objtree', { describe: 'The object tree of a build with O=', type: 'string' })
      .option('cc', { describe: 'The compiler, instead of the configured one', type: 'string' })
      .option('only', {
        describe: 'Only units like this pattern (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
      })
      .option('compile-commands', {
        describe: 'Take the commands from this file, and do not run make',
        type: 'string',
      })
      .option('cache', {
        describe: 'Take over what an earlier scan found (--no-cache: do not)',
        type: 'boolean',
        default: true,
      })
      .option('generate', {
        describe: 'Make files that only a build makes (--no-generate: leave their units out)',
        type: 'boolean',
        default: true,
      })
      .option('assume-modversions', {
        describe: 'Go on without CONFIG_MODVERSIONS',
        type: 'boolean',
        default: false,
      })
      .option('shard', { describe: 'Scan one of N parts: K/N', type: 'string' })
      .option('jobs', {
        alias: 'j',
        describe: 'Compilers at once',
        type: 'number',
        default: availableParallelism(),
      })
      .option('json', { describe: 'Print scan.json', type: 'boolean', default: false })
      .option('format', { alias: 'f', choices: ['text', 'json'], describe: 'Form of the output' })
      .example('$0 scan linux -o base', 'writes base/Module.symvers, base/symtypes and more')
      .example('$0 scan linux -o part1 --shard 1/4', 'a quarter; see merge') as unknown as Argv<Arguments>,
  handler: run,
};

async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const { jobs, cc, objtree, assumeModversions, compileCommands } = args;
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new ModversionsError('--jobs takes a whole number from 1', 'try -j 2');
  const shard = shardOf(args.shard);
  const tree = openTree({ tree: args.tree, objtree, cc, assumeModversions });
  for (const { message, remedy } of tree.warnings) tell('warning: ', { kind: 'warning', message, remedy });
  const progress = new Progress();
  const endProgress = showProgress(progress);
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(status));
  const output = resolve(args.output);
  const result = await scanTree({
    tree,
    compileCommands,
    only: args.only,
    shard,
    jobs,
    useCache: args.cache,
    generate: args.generate,
    assumedModversions: assumeModversions,
    leftOut: [output],
    progress,
    say: (line) => say(`modversions: ${line}`),
  });
  endProgress();
  const summary = writeScan(output, result.corpus, result.facts);
  for (const problem of summary.problems) tell(problem.kind === 'failed' ? '' : 'warning: ', problem);
  if (result.kept > 0)
    say(`modversions: ${result.kept} units as an earlier scan found them, ${result.done} done now`);
  const asJson = args.json || args.format === 'json';
  new Output().write(asJson ? `${JSON.stringify(summary, null, 2)}\n` : scanText(summary));
  if (result.isIncomplete) process.exitCode = 2;
}

function shardOf(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (!index || !of || index > of)
    throw new ModversionsError(
      `--shard ${text}: is not K/N with K from 1 to N`,
      'for the first of four, --shard 1/4',
    );
  return { index, of };
}

function tell(prefix: string, problem: ScanProblem): void {
  process.stderr.write(`modversions: ${prefix}${scanProblemText(problem)}`);
}
