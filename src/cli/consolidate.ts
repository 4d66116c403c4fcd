import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { symtypesSections } from '../corpus';
import { systemError } from '../problem';
import { writeWhole } from './files';
import { checkJobs, JOBS } from './jobs';
import { Output } from './output';
import { readKernels } from './types-input';

interface Arguments {
  dir: string;
  output?: string;
  jobs: number;
}

/** `modversions consolidate -o FILE DIR`. */
export const consolidateCommand: CommandModule<object, Arguments> = {
  command: 'consolidate <dir>',
  describe: 'Join all .symtypes files of a kernel into one, which holds nothing twice',
  builder: (argv: Argv) =>
    argv
      .positional('dir', {
        type: 'string',
        demandOption: true,
        describe: 'Directory with .symtypes files, however deep; or a consolidated file',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'File to write; standard output without',
      })
      .option('jobs', { ...JOBS, describe: 'Taken for the sake of scripts: one thread is enough' })
      .example(
        '$0 consolidate -o base.symtypes build/',
        'make the reference file of a kABI',
      ) as Argv<Arguments>,
  handler: run,
};

async function run({ dir, output, jobs }: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(jobs);
  const [kernel] = await readKernels([dir]);
  const out = new Output();
  if (output === undefined || output === '-') {
    for (const section of symtypesSections(kernel!)) out.write(Buffer.from(section, 'latin1'));
    return;
  }
  try {
    writeWhole(output, inBytes(symtypesSections(kernel!)));
  } catch (error) {
    throw systemError(output, error, 'name a file that can be written with -o');
  }
}

function* inBytes(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) yield Buffer.from(text, 'latin1');
}
