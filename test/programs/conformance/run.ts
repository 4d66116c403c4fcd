// SPDX-License-Identifier: GPL-2.0-or-later
import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** How a program is started. */
export interface How {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** A file for its standard input; without one, `input` or nothing. */
  inputFile?: string;
  /** Text for its standard input. */
  input?: string;
  /** A file for its standard output, truncated first. */
  outputFile?: string;
  /** Called with each line of standard output, which then is not collected. */
  onLine?: (line: string) => void;
}

/** What a program did. `status` is null when a signal ended it. */
export interface Ran {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A step of preparation that failed, with a message for the reader. */
export class StepError extends Error {}

const running = new Set<ChildProcess>();

/** Ends the programs started here: for when we are being ended ourselves. */
export function endAll(): void {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs `program` with an argument list, never through a shell.
 * @throws StepError when it cannot be started; its own failure is left to the caller.
 */
export function run(program: string, args: string[], how: How = {}): Promise<Ran> {
  const input = how.inputFile === undefined ? undefined : openSync(how.inputFile, 'r');
  const output = how.outputFile === undefined ? undefined : openSync(how.outputFile, 'w');
  const child = spawn(program, args, {
    cwd: how.cwd,
    env: how.env,
    stdio: [input ?? (how.input === undefined ? 'ignore' : 'pipe'), output ?? 'pipe', 'pipe'],
  });
  for (const fd of [input, output]) if (fd !== undefined) closeSync(fd);
  running.add(child);
  return new Promise<Ran>((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    if (how.onLine && child.stdout) createInterface({ input: child.stdout }).on('line', how.onLine);
    else child.stdout?.on('data', (data: Buffer) => stdout.push(data));
    child.stderr?.on('data', (data: Buffer) => stderr.push(data));
    // A program that ends without reading its input is judged by its status alone.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(how.input);
    child.on('error', (error) => {
      running.delete(child);
      reject(new StepError(`cannot start ${program}: ${error.message}`));
    });
    child.on('close', (status, signal) => {
      running.delete(child);
      resolve({ status, signal, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/**
 * Like `run`, for programs that must succeed.
 * @throws StepError with the last lines of their standard error.
 */
export async function must(program: string, args: string[], how: How = {}): Promise<Ran> {
  const ran = await run(program, args, how);
  if (ran.status !== 0) {
    const how = ran.signal ?? `exit ${ran.status}`;
    throw new StepError(`${program} ${args.slice(0, 3).join(' ')}: ${how}: ${lastLines(ran.stderr, 3)}`);
  }
  return ran;
}

/** The last `count` lines that are not blank, joined by ` | `. */
export function lastLines(text: string, count: number): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join(' | ');
}

/** Calls `work` for every item, `jobs` at a time, and keeps the order of the results. */
export async function pooled<T, R>(items: T[], jobs: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  return results;
}

function text(chunks: Buffer[]): string {
  return Buffer.concat(chunks).toString('latin1');
}
