// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';

/** Whether there is git, which tests of revisions take; without it they skip, and say so. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

/** A test that takes git. */
export const withGit = (name: string, work: Parameters<typeof test>[1]): void => {
  if (hasGit) test(name, work);
  else test.skip(`${name} (skipped: there is no git)`, work);
};
