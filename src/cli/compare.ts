import type { ArgumentsCamelCase } from 'yargs';
import { hasDifference } from '../compare';
import { SymtypesReader, type Kernel } from '../corpus';
import { judgeKernels, type JudgedComparison } from '../judge';
import { ModversionsError } from '../problem';
import { DROP_IN_FORMATS, kernelsJson, kernelsText, symversReport } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { choiceOf } from './choice';
import { isColored, type ColorChoice } from './color';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { wantedReports, writeReports, type Wanted } from './reports';
import { revisionsAmong, sideNamed } from './side';

/** The command line, read. */
export interface Arguments extends ComparisonArguments {
  base: string;
  new: string;
  failOn: string;
  jobs: number;
  cache: boolean;
  cc: string | undefined;
  repo: string | undefined;
  objtree: string | undefined;
  color: ColorChoice;
}

const FORMATS = ['text', ...DROP_IN_FORMATS, 'json'] as const;
type Format = (typeof FORMATS)[number];

/** `modversions compare BASE NEW`. Exit status 1 where a change is there that nothing tolerates. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  checkFailOn(args.failOn);
  const wanted: Wanted<Format> = wantedReports<Format>(args, FORMATS, 'text');
  const [base, next, rules, list] = inputsNamed(args.base, args.new, args.rules, args.filterSymbolList);
  const choice = await choiceOf(rules, list);
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([base, next], args);
  const kernels: Kernel[] = [];
  for (const path of [base, next]) kernels.push(await sideNamed(path, reader, args, revisions));
  const comparison = judgeKernels(kernels[0]!, kernels[1]!, choice, reader.records);
  const color = isColored(args.color);
  writeReports(wanted, (format, isFile) => reportOf(comparison, format, color && !isFile));
  process.exitCode = hasDifference(comparison) ? 1 : 0;
}

function reportOf(comparison: JudgedComparison, format: Format, color: boolean): string | Iterable<string> {
  switch (format) {
    case 'text':
      return kernelsText(comparison, color);
    case 'json':
      return kernelsJson(comparison);
    default:
      return symversReport(comparison.changes, format);
  }
}

/** @throws ModversionsError for what only verdicts can tell */
function checkFailOn(failOn: string): void {
  if (failOn === 'any') return;
  const isKnown = failOn === 'conditional' || failOn === 'break';
  throw new ModversionsError(
    isKnown
      ? `--fail-on ${failOn}: changes have no verdicts yet`
      : `--fail-on '${failOn}': is none of any, conditional and break`,
    'take --fail-on any, and rules for what is to be tolerated',
  );
}
