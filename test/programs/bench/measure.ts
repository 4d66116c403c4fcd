// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** One program to be measured. */
export interface Job {
  program: string;
  args: string[];
  cwd: string;
  /** A file for standard input. */
  inputFile?: string;
}

/** What one watched run took. */
export interface Watched {
  seconds: number;
  /** Peak resident memory in MB (1e6 bytes). */
  peak: number;
  /** Lines on standard output. */
  lines: number;
}

/** How often a running program's memory is looked at, in milliseconds. */
const LOOK_EVERY = 5;

/**
 * Wall-clock seconds of `job` as a whole process; its output is discarded.
 * @throws Error when it cannot be started or a signal ends it.
 */
export function seconds(job: Job): number {
  const input = openSync(job.inputFile ?? '/dev/null', 'r');
  const start = process.hrtime.bigint();
  const ran = spawnSync(job.program, job.args, { cwd: job.cwd, stdio: [input, 'ignore', 'ignore'] });
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(input);
  if (ran.error) throw ran.error;
  if (ran.signal) throw new Error(`${job.program} was ended by ${ran.signal}`);
  return taken;
}

/**
 * Runs `job` and watches its memory; slower than `seconds`, so not for ratios.
 *
 * The kernel keeps the peak itself (VmHWM), so only what is allocated just before the end is missed.
 * @throws Error when it cannot be started or a signal ends it.
 */
export function watch(job: Job): Promise<Watched> {
  const input = openSync(job.inputFile ?? '/dev/null', 'r');
  const start = process.hrtime.bigint();
  const child = spawn(job.program, job.args, { cwd: job.cwd, stdio: [input, 'pipe', 'ignore'] });
  closeSync(input);
  return new Promise((resolve, reject) => {
    let peak = 0;
    let lines = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, LOOK_EVERY);
    child.stdout?.on('data', (data: Buffer) => {
      for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) lines++;
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      clearInterval(look);
      if (signal) reject(new Error(`${job.program} was ended by ${signal}`));
      else resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, peak, lines });
    });
  });
}

/** The middle of several values, the mean of both middle ones when they are even in number. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2;
}

/** Peak resident memory of a process in MB; 0 when it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return kilobytes ? (Number(kilobytes[1]) * 1024) / 1e6 : 0;
  } catch {
    return 0;
  }
}
