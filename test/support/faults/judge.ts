// SPDX-License-Identifier: GPL-2.0-or-later
import type { Ended } from './bench';

/** A disturbed run, and how it may end. */
export interface Trial {
  /** What was run: the command's words. */
  what: string;
  ended: Ended;
  /** Exit statuses that are right. */
  statuses: readonly number[];
  /** What a refusal, status 2, has to say; any refusal in order without. */
  says?: RegExp;
  /** What else is wrong, such as half a file: one line each. */
  found?: readonly string[];
}

/** How often runs ended how. */
export interface Tally {
  runs: number;
  /** Ended as if nothing had been. */
  answered: number;
  /** Refused in one line with a remedy, or ended as the signal or the reader asked. */
  refused: number;
  faults: string[];
}

/** A first line of what is said, and its remedy, in front of which two blanks stand. */
const SAID = /^(modversions|genksyms): \S.*$/;
const REMEDY = /^ {2}\S.*$/;
/** How far long work is. */
const PROGRESS = /^\d+ of \d+ \S+, /;
/** What no user has to see. */
const TRACE = /^ +at .*[:(]|node:internal|^Node\.js v|Unhandled|\[object |undefined$/m;

/** What is wrong with how a run ended; empty for nothing. */
export function faultsOf({ ended, statuses, says, found = [] }: Trial): string[] {
  const { status, signal, stderr, isLate, hasOrphans, leftovers } = ended;
  const faults = [...found];
  if (isLate) faults.push('did not end');
  else if (status === null) faults.push(`was ended by ${String(signal)}`);
  else if (!statuses.includes(status)) faults.push(`exit status ${status}`);
  if (hasOrphans) faults.push('left processes behind');
  if (leftovers.length > 0) faults.push(`left ${leftovers.join(', ')} behind`);
  if (TRACE.test(stderr)) faults.push('a trace');
  if (status === 2 && says && !says.test(stderr)) faults.push('does not say what is wrong');
  const lines = stderr.split('\n').filter((line) => line !== '');
  if (lines.some((line) => ![SAID, REMEDY, PROGRESS].some((one) => one.test(line))))
    faults.push('said out of order');
  return faults;
}

export function tallied(trials: readonly Trial[]): Tally {
  const tally: Tally = { runs: 0, answered: 0, refused: 0, faults: [] };
  for (const trial of trials) {
    const faults = faultsOf(trial);
    tally.runs++;
    for (const fault of faults)
      tally.faults.push(`${trial.what}: ${fault}: ${trial.ended.stderr.slice(0, 300)}`);
    if (faults.length > 0) continue;
    if (trial.ended.status === 0 || trial.ended.status === 1) tally.answered++;
    else tally.refused++;
  }
  return tally;
}
