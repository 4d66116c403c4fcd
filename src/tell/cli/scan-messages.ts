import type { ScanProblem } from '../../formats/corpus';
import { scanProblemText } from '../report';

/** Tells what a scan found wrong. */
export function tell(prefix: string, problem: ScanProblem): void {
  process.stderr.write(`modversions: ${prefix}${scanProblemText(problem)}`);
}

/** Ends the process in order when it is asked to end, so that locks and folders go. */
export function endOnSignals(): void {
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(status));
}
