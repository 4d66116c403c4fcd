// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import { acceptanceOf, foldKnown } from '../../kernel/accept';
import { judgeKernels, type JudgedComparison } from '../../kernel/judge';
import { ModversionsError } from '../../problem';
import type { ComparisonArguments } from './commands/comparison-options';
import type { SideArguments } from './commands/side-options';
import type { ColorChoice } from './terminal';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { failChoiceNamed } from './fail-on';
import { kernelReportsWanted, tellKernels } from './kernel-reports';
import { askedSides } from './asked-sides';
import { isSaved, withoutKnown } from './known';
import { revisionsAmong, sideNamed } from './side';
import { sayProblem } from './terminal';
import { toldError } from './told-error';

/** The command line, read. */
export interface Arguments extends ComparisonArguments, SideArguments {
  base?: string;
  new?: string;
  known: string | undefined;
  commits: boolean;
  bisect: boolean;
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

/** What `git bisect run` takes for "cannot tell". */
const CANNOT_TELL = 125;

/** `modversions compare BASE NEW`. Exit status 1 where a change is there that nothing tolerates. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  if (!args.bisect) return compareSides(args);
  try {
    await compareSides(args);
  } catch (error) {
    sayProblem(toldError(error));
    process.exitCode = CANNOT_TELL;
  }
}

async function compareSides(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const failOn = failChoiceNamed(args.failOn);
  const wanted = kernelReportsWanted(args);
  const [base, next, known, list, ...rules] = inputsNamed(
    ...askedSides(args),
    args.known,
    args.filterSymbolList,
    ...args.rules,
  );
  const { choice, applied } = await acceptanceOf(rules, list);
  const reader = new SymtypesReader();
  // What is known is a saved comparison, or the side that it was with, such as the last release.
  const last = known !== undefined && !isSaved(known) ? known : undefined;
  const sides = [base, next, ...(last === undefined ? [] : [last])];
  const revisions = await revisionsAmong(sides, args);
  if (args.commits && !(revisions?.has(base) && revisions.has(next)))
    throw new ModversionsError(
      '--commits: both sides have to be revisions',
      'name them as git:REV with --repo, or leave the option out',
    );
  const kernels: Kernel[] = [];
  for (const path of sides) kernels.push(await sideNamed(path, reader, args, revisions));
  const judge = (side: Kernel): JudgedComparison =>
    applied(judgeKernels(kernels[0]!, side, choice, reader.records));
  const comparison = judge(kernels[1]!);
  const folded =
    last === undefined
      ? await withoutKnown(comparison, known)
      : foldKnown(comparison, judge(kernels[2]!), last);
  const told = args.commits ? revisions!.withCommits(folded, base, next) : folded;
  tellKernels(told, wanted, failOn, args);
  if (args.bisect && process.exitCode === 0 && isUnknown(told)) process.exitCode = CANNOT_TELL;
}

/** Whether what nothing tolerates may be a break. */
function isUnknown({ changes, missed }: JudgedComparison): boolean {
  return (
    changes.some(({ tolerated, verdict }) => tolerated === null && verdict === 'unknown') ||
    missed.some(({ tolerated, judgement }) => !tolerated && judgement.verdict === 'unknown')
  );
}
