// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import { judgeKernels } from '../../kernel/judge';
import type { ComparisonArguments } from './commands/comparison-options';
import type { SideArguments } from './commands/side-options';
import { choiceOf } from '../../kernel/rules';
import type { ColorChoice } from './terminal';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { failChoiceNamed } from './fail-on';
import { kernelReportsWanted, tellKernels } from './kernel-reports';
import { revisionsAmong, sideNamed } from './side';

/** The command line, read. */
export interface Arguments extends ComparisonArguments, SideArguments {
  base: string;
  new: string;
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

/** `modversions compare BASE NEW`. Exit status 1 where a change is there that nothing tolerates. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const failOn = failChoiceNamed(args.failOn);
  const wanted = kernelReportsWanted(args);
  const [base, next, list, ...rules] = inputsNamed(args.base, args.new, args.filterSymbolList, ...args.rules);
  const choice = await choiceOf(rules, list);
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([base, next], args);
  const kernels: Kernel[] = [];
  for (const path of [base, next]) kernels.push(await sideNamed(path, reader, args, revisions));
  const comparison = judgeKernels(kernels[0]!, kernels[1]!, choice, reader.records);
  tellKernels(comparison, wanted, failOn, args);
}
