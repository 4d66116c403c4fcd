import { resolve } from 'node:path';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { mergeScans, writeScan } from '../corpus';
import { scanText } from '../report';
import { Output } from './output';

interface Arguments {
  dirs: string[];
  output: string;
}

/** `modversions merge DIR… -o DIR`. */
export const mergeCommand: CommandModule<object, Arguments> = {
  command: 'merge <dirs..>',
  describe: 'Join the shards of a scan: byte for byte what a single scan would have written',
  builder: (argv: Argv) =>
    argv
      .positional('dirs', {
        describe: 'What scan --shard wrote',
        type: 'string',
        array: true,
        demandOption: true,
      })
      .option('output', {
        alias: 'o',
        describe: 'Directory for the results',
        type: 'string',
        demandOption: true,
      })
      .example('$0 merge part1 part2 part3 part4 -o base', 'joins four shards') as unknown as Argv<Arguments>,
  handler: run,
};

function run({ dirs, output }: ArgumentsCamelCase<Arguments>): void {
  const { corpus, facts } = mergeScans(dirs);
  new Output().write(scanText(writeScan(resolve(output), corpus, facts)));
}
