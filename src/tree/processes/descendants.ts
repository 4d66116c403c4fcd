// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that programs get to clean up before they are killed, and between two looks. */
const GRACE = 500;
const PERIOD = 10;

/**
 * Ends all programs that we have started and that still run, with all that they have started: a make is asked for some
 * minutes in a row, and compilers belong to threads that nobody can ask any more when the process ends. They are found by
 * the system's own list, so where there is none (outside Linux) they end by themselves.
 */
export function endDescendants(): void {
  end(descendantsOf(process.pid));
}

/** Ends a program of ours with all that it has started: what is left of it would hold its output open. */
export function endProgram(pid: number): void {
  const known = lookedUp(pid);
  end([...(known ? [{ pid, start: known.start }] : []), ...descendantsOf(pid)]);
}

function end(running: readonly Running[]): void {
  let left = running;
  if (left.length === 0) return;
  for (const one of left) signal(one, 'SIGTERM');
  const room = new Int32Array(new SharedArrayBuffer(4));
  for (const latest = Date.now() + GRACE; left.length > 0 && Date.now() < latest;) {
    Atomics.wait(room, 0, 0, PERIOD);
    left = left.filter(isThere);
  }
  for (const one of left) signal(one, 'SIGKILL');
}

/** A process; its start tells it from a later one with its number. */
interface Running {
  pid: number;
  start: string;
}

/** Parents come before what they have started, so that they start nothing more. */
function descendantsOf(root: number): Running[] {
  const started = new Map<number, Running[]>();
  for (const pid of processNumbers()) {
    const known = lookedUp(pid);
    if (!known) continue;
    const { parent, start } = known;
    started.set(parent, [...(started.get(parent) ?? []), { pid, start }]);
  }
  const found = [...(started.get(root) ?? [])];
  // The walk over a growing list visits what is added.
  for (const { pid } of found) found.push(...(started.get(pid) ?? []));
  return found;
}

function processNumbers(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Undefined for a process that has ended. */
function lookedUp(pid: number): { parent: number; start: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The state follows the name, then the parent; the start eighteen fields later.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : { parent: Number(fields[1]), start: fields[19]! };
  } catch {
    return undefined;
  }
}

const isThere = ({ pid, start }: Running): boolean => lookedUp(pid)?.start === start;

function signal({ pid }: Running, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
