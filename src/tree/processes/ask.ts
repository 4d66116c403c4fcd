// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { patience } from './patience';

/** Bytes of an answer; all macros of a compiler are some 20 kB. */
const MOST = 1 << 26;

/** What became of a question to a program. */
export interface Asked {
  /** Null where it did not end by itself: it could not be started, or took too long. */
  status: number | null;
  isLate: boolean;
  stdout: string;
}

/**
 * Asks a program something small, such as a compiler for its version, and waits for the answer.
 * @param words the program and its arguments
 * @param directory absolute path of the folder to ask in; ours without
 */
export function ask([program = '', ...args]: readonly string[], input = '', directory?: string): Asked {
  const limit = patience();
  const { status, stdout, error } = spawnSync(program, args, {
    ...(directory !== undefined && { cwd: directory }),
    input,
    encoding: 'latin1',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: MOST,
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  const isLate = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
  return { status: error ? null : status, isLate, stdout: stdout ?? '' };
}
