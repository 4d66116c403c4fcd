// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(__dirname, '../../..');

/** What a run of the program left behind. */
export interface Answer {
  /** Exit status; null where a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `modversions`, from the project's folder unless told otherwise. */
export function modversions(args: readonly string[], cwd = root): Answer {
  const program = resolve(root, 'bin/modversions');
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, stdout, stderr };
}
