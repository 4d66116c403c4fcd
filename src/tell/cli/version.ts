// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NEWEST } from '../../../grammars';

/** Whether the version is all that is asked for: no command has to be known for that. */
export const isVersionAsked = ([first, ...rest]: readonly string[]): boolean =>
  rest.length === 0 && (first === '--version' || first === '-V');

/** The version of this package, and whose genksyms it is unless another is named. */
export const versionText = (): string =>
  `${packageVersion()}\ngenksyms of kernels ${NEWEST.kernels}, unless a tree or --generation says otherwise`;

/** The version of this package: `0.1.0`. */
export function packageVersion(): string {
  const file = resolve(__dirname, '../../../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
