// SPDX-License-Identifier: GPL-2.0-or-later
import { hasDifference } from '../../kernel/compare';
import type { JudgedComparison } from '../../kernel/judge';
import { kernelsPage } from '../page';
import { kernelReports, REPORT_FORMATS } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { isColored, tellWarnings, terminalWidth, type ColorChoice } from './terminal';
import { isAsBad, type FailOn } from './fail-on';
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
  failOn: FailOn,
  color: ColorChoice,
): void {
  const terminal = { color: isColored(color), width: terminalWidth() };
  const plain = { color: false, width: null };
  const reports = kernelReports(comparison);
  if (wanted.standard !== 'text') tellWarnings(reports.told().comparison.warnings);
  writeReports(wanted, (format, isFile) =>
    format === 'html' ? kernelsPage(reports.told()) : reports.in(format, isFile ? plain : terminal),
  );
  process.exitCode = fails(comparison, failOn) ? 1 : 0;
}

/** Whether a change is there that nothing tolerates and whose verdict is as bad. */
function fails(comparison: JudgedComparison, failOn: FailOn): boolean {
  if (failOn === 'any') return hasDifference(comparison);
  const changes = comparison.changes.filter(({ tolerated }) => tolerated === null);
  const verdicts = [...changes, ...comparison.missed.map(({ judgement }) => judgement)];
  return verdicts.some(({ verdict }) => isAsBad(verdict, failOn));
}
