import { hasDifference } from '../../kernel/compare';
import type { JudgedComparison, Verdict } from '../../kernel/judge';
import { kernelsPage } from '../page';
import { KERNEL_FORMATS, kernelReport } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { type ColorChoice, isColored, terminalWidth } from './terminal';
import { failsOn, type FailOn } from './fail-on';
import { wantedReports, writeReports, type Wanted } from './reports';

const FORMATS = [...KERNEL_FORMATS, 'html'] as const;
type Format = (typeof FORMATS)[number];

/** What to do about a word behind `--fail-on` that says nothing. */
export const FAIL_ON_REMEDY =
  'take any, conditional (what is not proved compatible) or break (what is not proved safe either)';

/** @throws ModversionsError for a form that there is not */
export function kernelReportsWanted(args: Pick<ComparisonArguments, 'format' | 'json'>): Wanted<Format> {
  return wantedReports<Format>(args, FORMATS, 'text');
}

/** Writes all reports, and sets the exit status: 1 for what fails. */
export function tellKernels(
  comparison: JudgedComparison,
  wanted: Wanted<Format>,
  failOn: FailOn,
  color: ColorChoice,
): void {
  const terminal = { color: isColored(color), width: terminalWidth() };
  const plain = { color: false, width: null };
  writeReports(wanted, (format, isFile) =>
    format === 'html' ? kernelsPage(comparison) : kernelReport(comparison, format, isFile ? plain : terminal),
  );
  process.exitCode = fails(comparison, failOn) ? 1 : 0;
}

/** Whether a change is there that nothing tolerates and whose verdict is as bad. */
function fails(comparison: JudgedComparison, failOn: FailOn): boolean {
  if (failOn === 'any') return hasDifference(comparison);
  const isAsBad = ({ verdict }: { verdict: Verdict }): boolean => failsOn(failOn, verdict);
  const changes = comparison.changes.filter(({ tolerated }) => tolerated === null);
  return changes.some(isAsBad) || comparison.missed.some(({ judgement }) => isAsBad(judgement));
}
