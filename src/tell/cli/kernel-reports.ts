// SPDX-License-Identifier: GPL-2.0-or-later
import { hasDifference } from '../../kernel/compare';
import type { JudgedComparison } from '../../kernel/judge';
import { kernelsPage } from '../page';
import { kernelReports, REPORT_FORMATS } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { isColored, tellWarnings, terminalWidth, type ColorChoice } from './terminal';
import { ModversionsError } from '../../problem';
import { isAsBad, type FailChoice, type FailOn } from './fail-on';
import { pageMaker } from './page-maker';
import { ownReports, writeReports, type Wanted } from './reports';

const FORMATS = [...REPORT_FORMATS, 'html'] as const;
type Format = (typeof FORMATS)[number];

/** @throws ModversionsError for a form that there is not */
export function kernelReportsWanted(args: Pick<ComparisonArguments, 'format' | 'json'>): Wanted<Format> {
  return ownReports<Format>(args, FORMATS, 'text');
}

/** Writes all reports, and sets the exit status: 1 for what fails. */
export function tellKernels(
  comparison: JudgedComparison,
  wanted: Wanted<Format>,
  choice: FailChoice,
  { color, full: isFull }: { color: ColorChoice; full: boolean },
): void {
  const terminal = { color: isColored(color), width: terminalWidth(), isFull };
  const plain = { color: false, width: null, isFull };
  const reports = kernelReports(comparison);
  if (wanted.standard !== 'text') tellWarnings(reports.told().comparison.warnings);
  writeReports(wanted, (format, isFile) =>
    format === 'html'
      ? kernelsPage(reports.told(), pageMaker())
      : reports.in(format, isFile ? plain : terminal),
  );
  process.exitCode = failsBy(comparison, choice) ? 1 : 0;
}

/** Whether a comparison fails. @throws ModversionsError where what is asked for was not compared */
export function failsBy(comparison: JudgedComparison, choice: FailChoice): boolean {
  const isBad = fails(comparison, choice.failOn) || failsBeyond(comparison, choice);
  return isBad || failsForRules(comparison, choice);
}

/** Whether a change is there that nothing tolerates and whose verdict is as bad. */
function fails(comparison: JudgedComparison, failOn: FailOn): boolean {
  if (failOn === 'any') return hasDifference(comparison);
  const changes = comparison.changes.filter(({ tolerated }) => tolerated === null);
  const missed = comparison.missed.filter(({ tolerated }) => !tolerated);
  const verdicts = [...changes, ...missed.map(({ judgement }) => judgement)];
  return verdicts.some(({ verdict }) => isAsBad(verdict, failOn));
}

/** Whether a rule has expired, or matches nothing, and that is to fail. */
function failsForRules(
  { rules = [] }: JudgedComparison,
  { isExpiredAsked, isUnusedAsked }: FailChoice,
): boolean {
  return rules.some(
    ({ state }) => (isExpiredAsked && state === 'expired') || (isUnusedAsked && state === 'unused'),
  );
}

/**
 * Whether something is there that no export leads to and that modules may be hurt by.
 * @throws ModversionsError where that is asked for and was not compared
 */
function failsBeyond({ beyond }: JudgedComparison, { failOn, isBeyondAsked }: FailChoice): boolean {
  if (!isBeyondAsked) return false;
  const { definitions, compiledIn } = beyond;
  if (!definitions || !compiledIn)
    throw new ModversionsError(
      '--fail-on beyond: what lies beyond exports was not compared',
      'scan both kernels again with this version of the program, or leave beyond out',
    );
  // No type tells what a function or macro means: it may be a break.
  return (
    compiledIn.some(({ tolerated }) => !tolerated) ||
    definitions.some(({ tolerated, judgement }) => !tolerated && isAsBad(judgement.verdict, failOn))
  );
}
