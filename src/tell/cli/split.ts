// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { symtypesDumps } from '../../formats/corpus';
import { ModversionsError, systemError } from '../../problem';
import { makeRoomFor, writeWhole } from './files';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { tellWarnings } from './terminal';
import { readKernels } from './types-input';
import { bytesOf, printable } from '../../text';

/** The command line, read. */
export interface Arguments {
  file: string;
  output: string;
  jobs: number;
}

/** Writes one file for each object. */
export async function run({ file, output, jobs }: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(jobs);
  const [kernel] = await readKernels(inputsNamed(file));
  const names = new Map(kernel!.units.map(({ name }) => [name, fileName(name)]));
  if (names.size === 0)
    tellWarnings([{ message: `${file}: holds no types`, remedy: 'give what consolidate or scan wrote' }]);
  for (const { name, text } of symtypesDumps(kernel!)) {
    const dump = join(output, `${names.get(name)!}.symtypes`);
    try {
      makeRoomFor(dump);
      writeWhole(dump, bytesOf(text));
    } catch (error) {
      throw systemError(
        dump,
        error,
        'name a directory that can be written with -o, with room for some 400 MB',
      );
    }
  }
}

/** @throws ModversionsError for what is no UTF-8, as no name of a file that this program reads */
function fileName(name: string): string {
  const bytes = bytesOf(name);
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  throw new ModversionsError(`the path '${printable(name)}' is no UTF-8`, 'name the section otherwise');
}
