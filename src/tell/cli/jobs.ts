// SPDX-License-Identifier: GPL-2.0-or-later
import { availableParallelism } from 'node:os';
import { ModversionsError } from '../../problem';

/** What `--jobs` is, for yargs. */
export const JOBS = {
  alias: 'j',
  type: 'number',
  requiresArg: true,
  default: availableParallelism(),
} as const;

/** @throws ModversionsError unless it is a whole number from 1 */
export function checkJobs(jobs: number): void {
  if (Number.isInteger(jobs) && jobs >= 1) return;
  throw new ModversionsError('--jobs takes a whole number from 1', 'try -j 2');
}
