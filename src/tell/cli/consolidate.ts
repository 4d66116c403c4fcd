// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { symtypesSections } from '../../formats/corpus';
import { systemError } from '../../problem';
import { writeWhole } from './files';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { Output } from './output';
import { inBytes } from './reports';
import { readKernels } from './types-input';

/** The command line, read. */
export interface Arguments {
  dir: string;
  output?: string;
  jobs: number;
}

/** Writes one file for a whole kernel. */
export async function run({ dir, output, jobs }: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(jobs);
  const [kernel] = await readKernels(inputsNamed(dir));
  const out = new Output();
  if (output === undefined || output === '-') {
    for (const piece of inBytes(symtypesSections(kernel!))) out.write(piece);
    return;
  }
  try {
    writeWhole(output, inBytes(symtypesSections(kernel!)));
  } catch (error) {
    throw systemError(output, error, 'name a file that can be written with -o');
  }
}
