// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { writeScan } from '../../formats/corpus';
import { openTree } from '../../tree/kbuild';
import type { PreprocessorChoice } from '../../tree/preprocess';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { scanText } from '../report';
import { scanTree, type Shard } from '../../tree/scan';
import { checkJobs } from './jobs';
import { Output } from './output';
import { say } from './terminal';
import { endOnSignals, tell, tellAll } from './scan-messages';
import { showProgress } from './show-progress';

/** The command line, read. */
export interface Arguments {
  tree: string;
  output: string;
  objtree: string | undefined;
  modules: string | undefined;
  cc: string | undefined;
  only: string[];
  compileCommands: string | undefined;
  cache: boolean;
  preprocessor: PreprocessorChoice | undefined;
  generate: boolean;
  assumeModversions: boolean;
  stable: boolean;
  shard: string | undefined;
  jobs: number;
  json: boolean;
  format: string | undefined;
}

/** `modversions scan TREE -o DIR`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const { jobs, cc, objtree, modules, assumeModversions, compileCommands } = args;
  checkJobs(jobs);
  const shard = shardOf(args.shard);
  const tree = openTree({ tree: args.tree, objtree, modules, cc, assumeModversions });
  for (const { message, remedy } of tree.warnings) tell('warning: ', { kind: 'warning', message, remedy });
  const progress = new Progress();
  const endProgress = showProgress(progress);
  endOnSignals();
  const output = resolve(args.output);
  const result = await scanTree({
    tree,
    compileCommands,
    only: args.only,
    shard,
    jobs,
    preprocessor: args.preprocessor,
    useCache: args.cache,
    generate: args.generate,
    assumedModversions: assumeModversions,
    stable: args.stable,
    leftOut: [output],
    progress,
    say: (line) => say(`modversions: ${line}`),
  });
  endProgress();
  const summary = writeScan(output, result.corpus, result.facts);
  tellAll(summary.problems);
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
