// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import type { TreeLock } from '../cache';

/** The program starts only when told: if we are killed before its process is noted, it never runs. */
const WHEN_NOTED = 'read go && exec "$@" </dev/null';
/** Bytes of the first and of the last complaints that are kept. */
const KEPT = 8000;

/** What became of a program. */
export interface Ended {
  isFine: boolean;
  /** Its standard error; of a long text the beginning and the end. */
  stderr: string;
}

/**
 * Runs a program that changes a checkout. The lock notes its process, so nobody else starts there while the
 * program outlives us. If we end in order, it ends with us.
 */
export function runNoted(
  words: readonly string[],
  { cwd, env, lock }: { cwd: string; env: NodeJS.ProcessEnv; lock: TreeLock },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', WHEN_NOTED, 'sh', ...words], {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const kill = (): void => void child.kill();
    const end = (ended: Ended): void => {
      process.off('exit', kill);
      lock.note(null);
      resolve(ended);
    };
    process.prependListener('exit', kill);
    lock.note(child.pid ?? null);
    child.stdin.on('error', () => undefined).end('\n');
    let first = '';
    let last = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (first.length < KEPT) first += text;
      else last = (last + text).slice(-KEPT);
    });
    child.once('error', (error) => end({ isFine: false, stderr: error.message }));
    child.once('close', (status, signal) => {
      const stderr = signal === null ? first + last : `${first}${last}\nended by ${signal}`;
      end({ isFine: status === 0, stderr });
    });
  });
}
