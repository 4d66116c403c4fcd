import { join } from 'node:path';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { symtypesDumps } from '../corpus';
import { ModversionsError, printable, systemError } from '../problem';
import { makeRoomFor, writeWhole } from './files';
import { checkJobs, JOBS } from './jobs';
import { readKernels } from './types-input';

interface Arguments {
  file: string;
  output: string;
  jobs: number;
}

/** `modversions split -o DIR FILE`. */
export const splitCommand: CommandModule<object, Arguments> = {
  command: 'split <file>',
  describe: 'Take a consolidated file apart: a .symtypes file for each object',
  builder: (argv: Argv) =>
    argv
      .positional('file', { type: 'string', demandOption: true, describe: 'What consolidate or scan wrote' })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Directory to write to; other files in it stay',
      })
      .option('jobs', { ...JOBS, describe: 'Taken for the sake of scripts: one thread is enough' })
      .example(
        '$0 split -o types base.symtypes',
        'write types/net/core/dev.symtypes and all others',
      ) as Argv<Arguments>,
  handler: run,
};

async function run({ file, output, jobs }: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(jobs);
  const [kernel] = await readKernels([file]);
  const names = new Map(kernel!.units.map(({ name }) => [name, fileName(name)]));
  for (const { name, text } of symtypesDumps(kernel!)) {
    const dump = join(output, `${names.get(name)!}.symtypes`);
    try {
      makeRoomFor(dump);
      writeWhole(dump, Buffer.from(text, 'latin1'));
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
  const bytes = Buffer.from(name, 'latin1');
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  throw new ModversionsError(`the path '${printable(name)}' is no UTF-8`, 'name the section otherwise');
}
