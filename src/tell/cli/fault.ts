// SPDX-License-Identifier: GPL-2.0-or-later
import { say } from './terminal';

/** Exit status of an error; 1 is kept for differences. */
export const ERROR = 2;

/**
 * Tells a fault of the program itself, and ends it. Node would print the line of the bundle, which has all of a file on it,
 * and exit with 1, which passes for "something is different".
 */
export function endByFault(error: unknown): never {
  const { stack } = Object(error) as Partial<Error>;
  const [what, ...frames] = (stack ?? String(error)).split('\n');
  say(`modversions: a fault of this program: ${what}`);
  say('  report it with the command, what modversions --version prints, and these lines');
  for (const frame of frames) say(frame);
  process.exit(ERROR);
}
