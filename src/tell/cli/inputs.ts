// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { asGiven } from './around-yargs';

/**
 * Files as they were named, `-` for standard input; one that was not named stays undefined.
 * @throws ModversionsError where more than one of them is standard input
 */
export function inputsNamed<T extends readonly (string | undefined)[]>(...given: T): T {
  const files = given.map((file) => (file === undefined ? undefined : asGiven([file])[0]));
  if (files.filter((file) => file === '-').length > 1)
    throw new ModversionsError('standard input can be read only once', 'give - once');
  return files as readonly (string | undefined)[] as T;
}
