// SPDX-License-Identifier: GPL-2.0-or-later
import type { ChildProcess } from 'node:child_process';
import { ModversionsError } from '../../problem';
import { endProgram } from './descendants';

/** Seconds, unless the environment says otherwise: far more than a compiler takes for any unit on a slow machine. */
const SECONDS = 600;
const VARIABLE = 'MODVERSIONS_TIMEOUT';

/**
 * Milliseconds that a compiler may take for one unit, or make without a word, before it counts as hung.
 * @throws ModversionsError where the environment gives no number for it
 */
export function patience(): number {
  const given = process.env[VARIABLE];
  if (given === undefined || given === '') return SECONDS * 1000;
  if (!/^[1-9]\d{0,5}$/.test(given))
    throw new ModversionsError(
      `${VARIABLE}='${given}': is no number of seconds`,
      `give 1 to 999999, or leave it out for ${SECONDS}`,
    );
  return Number(given) * 1000;
}

/** Ends a program that takes too long. */
export class Watch {
  /** Whether it was ended for that. */
  isHung = false;
  private readonly timer: NodeJS.Timeout;

  constructor({ pid }: ChildProcess) {
    this.timer = setTimeout(() => {
      this.isHung = true;
      if (pid !== undefined) endProgram(pid);
    }, patience());
  }

  /** It has given a sign of life: from now on it has all its time again. */
  alive(): void {
    this.timer.refresh();
  }

  /** It has ended. */
  stop(): void {
    clearTimeout(this.timer);
  }
}

/** What was waited, for a message: it tells what may be changed. */
export const waitedText = (): string => `${patience() / 1000} s (${VARIABLE})`;
