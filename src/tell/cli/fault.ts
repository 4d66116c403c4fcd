// SPDX-License-Identifier: GPL-2.0-or-later
import { sayProblem } from './terminal';
import { toldError } from './told-error';

/** Exit status of an error; 1 is kept for differences. */
export const ERROR = 2;

/**
 * Tells what nothing caught, and ends the program. Node would print the line of the bundle, which has all of a file on it,
 * and exit with 1, which passes for "something is different".
 */
export function endByFault(error: unknown): never {
  sayProblem(toldError(error));
  process.exit(ERROR);
}
