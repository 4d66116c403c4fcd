import { spawn } from 'node:child_process';
import type { TreeLock } from '../cache';

/** Begins only when told: who is killed before a process is noted leaves none behind. */
const WHEN_NOTED = 'read go && exec "$@" </dev/null';
/** Bytes of complaints that are kept, first and last. */
const KEPT = 8000;

/** What became of a program. */
export interface Ended {
  isFine: boolean;
  /** What it wrote on standard error, the middle left out where it was much. */
  stderr: string;
}

/**
 * Runs a program that changes a checkout. It is noted in the lock, so that nobody else begins there while it lives
 * on without us, and ends with us where we end in order.
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
