// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { mergeScans, writeScan } from '../../formats/corpus';
import { scanText } from '../report';
import { Output } from './output';

/** The command line, read. */
export interface Arguments {
  dirs: string[];
  output: string;
}

/** `modversions merge DIR… -o DIR`. */
export function run({ dirs, output }: ArgumentsCamelCase<Arguments>): void {
  const { corpus, facts } = mergeScans(dirs);
  new Output().write(scanText(writeScan(resolve(output), corpus, facts)));
}
