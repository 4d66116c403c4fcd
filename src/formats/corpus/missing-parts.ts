// SPDX-License-Identifier: GPL-2.0-or-later
import { printable, type Warning } from '../../problem';
import { NOT_BUILT, type ScanProblem, type ScanSummary } from './summary';

/** Kinds of problems that leave a unit, and with it all that it exports, out of a scan. */
const LOSSES: Readonly<Record<string, string>> = {
  failed: 'could not be scanned',
  [NOT_BUILT]: 'had no object',
  'left-out': 'needed files that only a build makes',
};
/** Units that are named before the rest is counted. */
const NAMED = 5;

/**
 * What a scan does not have of its kernel: exports of these parts are missing, and whatever is told of the scan is told
 * without them. Empty for a scan of a whole kernel.
 * @param path the scan, for messages
 */
export function missingParts(
  path: string,
  { shard, only, problems }: Pick<ScanSummary, 'shard' | 'only' | 'problems'>,
): Warning[] {
  const found: Warning[] = [];
  for (const [kind, what] of Object.entries(LOSSES)) {
    const lost = problems.filter((problem) => problem.kind === kind);
    if (lost.length === 0) continue;
    const units = `${lost.length} ${lost.length === 1 ? 'unit' : 'units'}`;
    found.push({
      message: `${path}: ${units} ${what}, and what they export is missing: ${named(lost)}`,
      remedy: `scan again; ${path}/scan.json says what went wrong`,
    });
  }
  if (shard)
    found.push({
      message: `${path}: only part ${shard.index} of ${shard.of} of a kernel`,
      remedy: 'join all parts with modversions merge',
    });
  if (only)
    found.push({
      message: `${path}: only a part of a kernel: what matched --only ${printable(only.join(' '))}`,
      remedy: 'scan without --only',
    });
  return found;
}

function named(problems: readonly ScanProblem[]): string {
  const first = problems.slice(0, NAMED).map(({ unit, message }) => printable(unit ?? message));
  const more = problems.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
