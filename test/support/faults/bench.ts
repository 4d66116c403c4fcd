// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Lab } from '../../tree/scan/lab';
import { root } from '../program';

/** How a run ended. */
export interface Ended {
  /** Exit status; null where a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** Whether it had to be killed, since it did not end by itself. */
  isLate: boolean;
  /** Whether processes that it started were there after its end. */
  hasOrphans: boolean;
  /** What it left in the folder for temporary files. */
  leftovers: string[];
}

/** How a run is disturbed. */
export interface Disturbance {
  env?: NodeJS.ProcessEnv;
  /** What the shell does before it becomes the program: `ulimit -n 32`. The program's words are its arguments. */
  before?: string;
  /** A whole script that runs the program as `"$@"` instead: `"$@" | head -1`. */
  script?: string;
  /** Whether nobody reads standard output. */
  isUnread?: boolean;
  /** Options of Node itself. */
  node?: readonly string[];
  /** The folder to run in, if not the bench's. */
  cwd?: string;
  /** What is done to it while it runs. */
  meanwhile?: (pid: number) => Promise<void>;
}

/** Milliseconds after which a run counts as hung: many times what each takes alone. */
const LATEST = 90_000;
/** Milliseconds for what a run has started to be gone after it. */
const GRACE = 1500;

/** A sample tree to scan, with small inputs for every other command beside it. */
export class Bench extends Lab {
  constructor() {
    super();
    const from = (...parts: string[]): string => join(root, ...parts);
    cpSync(from('samples/teapot-1.0/scan'), this.at('old'), { recursive: true });
    cpSync(from('samples/teapot-1.1/scan'), this.at('new'), { recursive: true });
    cpSync(from('samples/teapot-1.0/units'), this.at('units'), { recursive: true });
    cpSync(from('samples/teapot-1.0/expected'), this.at('dumps'), { recursive: true });
    cpSync(from('test/cases/modules/kettle.ko'), this.at('kettle.ko'));
    cpSync(from('samples/kabi/stablelist'), this.at('stablelist'));
    cpSync(from('samples/tree/expected'), this.at('scanned'), { recursive: true });
    writeFileSync(this.at('rules'), 'SYMBOL no_such_symbol PASS\n');
    mkdirSync(this.at('tmp'));
    mkdirSync(this.at('home'));
    this.prepare(['compare', 'old', 'new', '-f', 'json:saved.json', '-f', 'null'], 1);
    for (const shard of ['1', '2'])
      this.prepare(['scan', 'kernel', '--shard', `${shard}/2`, '-o', `shard${shard}`], 0);
  }

  private prepare(args: readonly string[], wanted: number): void {
    const { status, stderr } = this.run(args);
    if (status !== wanted) throw new Error(`${args.join(' ')}: ${stderr}`);
  }

  /** Runs the program, disturbed. */
  async disturbed(args: readonly string[], how: Disturbance = {}, program = 'modversions'): Promise<Ended> {
    const words = [process.execPath, ...(how.node ?? []), join(root, 'bin', program), ...args];
    const script = how.script ?? `${how.before ?? ':'}; exec "$@"`;
    const env = { ...this.env, TMPDIR: this.at('tmp'), HOME: this.at('home'), ...how.env };
    const child = spawn('/bin/sh', ['-c', script, 'sh', ...words], {
      cwd: how.cwd ?? this.folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pid = child.pid!;
    if (how.isUnread) child.stdout.destroy();
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      endGroup(pid);
    }, LATEST);
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      // What has inherited our pipes may outlive it: its own end counts.
      child.once('exit', (status, signal) => resolve([status, signal]));
    });
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    await how.meanwhile?.(pid);
    const [status, signal] = await ended;
    clearTimeout(limit);
    const hasOrphans = !isLate && !(await isGone(pid));
    endGroup(pid);
    await closed;
    const leftovers = existsSync(this.at('tmp')) ? readdirSync(this.at('tmp')) : [];
    return { status, signal, stdout, stderr, isLate, hasOrphans, leftovers };
  }
}

async function isGone(group: number): Promise<boolean> {
  for (const latest = Date.now() + GRACE; Date.now() < latest; await pause(20))
    if (!isThere(group)) return true;
  return false;
}

/** Whether a process of the group runs; nobody may have taken notice of the end of others yet. */
function isThere(group: number): boolean {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return stats.some((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(itsGroup) === group && state !== 'Z';
    } catch {
      return false;
    }
  });
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

/** Waits until a file is there, or the run has ended without it. */
export async function untilThere(file: string, pid: number): Promise<void> {
  for (const latest = Date.now() + LATEST; Date.now() < latest; await pause(5))
    if (existsSync(file) || !isThere(pid)) return;
}
