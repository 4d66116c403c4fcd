import { hasDifference } from '../../kernel/compare';
import { byVerdict, type JudgedComparison, type Verdict } from '../../kernel/judge';
import { ModversionsError } from '../../problem';
import { kernelsPage } from '../page';
import { KERNEL_FORMATS, kernelReport } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { type ColorChoice, isColored, terminalWidth } from './terminal';
import { wantedReports, writeReports, type Wanted } from './reports';

const FORMATS = [...KERNEL_FORMATS, 'html'] as const;
type Format = (typeof FORMATS)[number];

/** What makes the exit status 1. */
const FAIL_ON = ['any', 'conditional', 'break'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** @throws ModversionsError for what is none of them */
export function failOnNamed(given: string): FailOn {
  const known = FAIL_ON.find((one) => one === given);
  if (known) return known;
  const remedy =
    'take any, conditional (what is not proved compatible) or break (what is not proved safe either)';
  throw new ModversionsError(`--fail-on '${given}': is none of ${FAIL_ON.join(', ')}`, remedy);
}

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

/**
 * Whether a change is there that nothing tolerates and whose verdict is as bad. What is not known may be a break,
 * so it fails like one.
 */
function fails(comparison: JudgedComparison, failOn: FailOn): boolean {
  if (failOn === 'any') return hasDifference(comparison);
  const least: Verdict = failOn === 'break' ? 'unknown' : failOn;
  const isAsBad = ({ verdict }: { verdict: Verdict }): boolean => byVerdict(verdict, least) <= 0;
  const changes = comparison.changes.filter(({ tolerated }) => tolerated === null);
  return changes.some(isAsBad) || comparison.missed.some(({ judgement }) => isAsBad(judgement));
}
