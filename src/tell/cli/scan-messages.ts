// SPDX-License-Identifier: GPL-2.0-or-later
import { NOT_BUILT, type ScanProblem } from '../../formats/corpus';
import { endDescendants } from '../../tree/processes';
import { scanProblemText } from '../report';
import { say } from './terminal';

/** Tells what a scan found wrong. */
export function tell(prefix: string, problem: ScanProblem): void {
  say(`modversions: ${prefix}${scanProblemText(problem)}`.trimEnd());
}

/** Units that were not built and are told one by one; scan.json names all. */
const MOST_NOT_BUILT = 10;

/** Tells all that a scan found wrong. */
export function tellAll(problems: readonly ScanProblem[]): void {
  const others = problems.filter(({ kind }) => kind !== NOT_BUILT);
  const open = problems.filter(({ kind }) => kind === NOT_BUILT);
  for (const problem of others) tell(problem.kind === 'failed' ? '' : 'warning: ', problem);
  for (const problem of open.slice(0, MOST_NOT_BUILT)) tell('', problem);
  const more = open.length - MOST_NOT_BUILT;
  if (more > 0)
    tell('', {
      kind: NOT_BUILT,
      message: `${more} more units may export something and are not built: scan.json names them`,
      remedy: 'build the tree, or scan what was built with --only',
    });
}

/**
 * Ends the process in order when it is asked to end, so that locks and folders go; however it ends, what it has started
 * ends first, since that may write into them.
 */
export function endOnSignals(): void {
  if (isPrepared) return;
  isPrepared = true;
  process.prependListener('exit', endDescendants);
  for (const [signal, status] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(signal, () => process.exit(status));
}

/** A comparison may scan two trees. */
let isPrepared = false;
