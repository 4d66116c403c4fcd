import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { compareSymtypes, differs } from '../compare';
import { readText } from '../content';
import { ModversionsError } from '../problem';
import { SYMTYPES_FORMATS, symtypesReport } from '../report';
import { parseRules, parseSymbolList } from '../rules';
import { checkJobs, JOBS } from './jobs';
import { writeReports } from './report-files';
import { readKernels } from './types-input';

/** Exit status where something differs. */
const DIFFERENT = 1;

interface Arguments {
  base: string;
  new: string;
  format: string[];
  rules?: string;
  filterSymbolList?: string;
  jobs: number;
}

const compareCommand: CommandModule<object, Arguments> = {
  command: 'compare <base> <new>',
  describe: 'Compare the types of each export as its own unit saw them',
  builder: (argv: Argv) =>
    argv
      .positional('base', {
        type: 'string',
        demandOption: true,
        describe: 'A consolidated file, a dump, or a directory of dumps',
      })
      .positional('new', { type: 'string', demandOption: true, describe: 'The same of the other kernel' })
      .option('format', {
        alias: 'f',
        type: 'string',
        array: true,
        nargs: 1,
        default: ['pretty'],
        describe: `TYPE[:FILE], repeatable: ${SYMTYPES_FORMATS.join(', ')}`,
      })
      .option('rules', {
        alias: 'r',
        type: 'string',
        requiresArg: true,
        describe: 'Severity rules: which changes to tolerate',
      })
      .option('filter-symbol-list', {
        type: 'string',
        requiresArg: true,
        describe: 'Compare only exports that this file lists, by patterns',
      })
      .option('jobs', { ...JOBS, describe: 'Taken for the sake of scripts: one thread is enough' })
      .example('$0 symtypes compare base.symtypes build/', 'what changed since the reference file')
      .example(
        '$0 symtypes compare -f short -f symbols:changed.txt base new',
        'a short report, and names for a script',
      ) as Argv<Arguments>,
  handler: run,
};

/** `modversions symtypes compare BASE NEW`. */
export const symtypesCommand: CommandModule = {
  command: 'symtypes',
  describe: 'Compare the types behind the exports of two kernels',
  builder: (argv: Argv) => argv.command(compareCommand).demandCommand(1, 'No command was given.'),
  handler: () => undefined,
};

async function run(given: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(given.jobs);
  const reports = given.format.map(reportOf);
  const { rules, filterSymbolList: list } = given;
  const judging = {
    rules: rules === undefined ? undefined : parseRules(await readText(rules), rules),
    listed: list === undefined ? undefined : parseSymbolList(await readText(list), list),
  };
  const [base, next] = await readKernels([given.base, given.new]);
  const comparison = compareSymtypes(base!, next!, judging);
  writeReports(reports, (format) => symtypesReport(comparison, format));
  if (differs(comparison)) process.exitCode = DIFFERENT;
}

/** @throws ModversionsError unless it is `TYPE[:FILE]` */
function reportOf(given: string): { format: (typeof SYMTYPES_FORMATS)[number]; file?: string } {
  const [, type, file] = /^([^:]*)(?::(.*))?$/s.exec(given) ?? [];
  const format = SYMTYPES_FORMATS.find((one) => one === type);
  const remedy = `-f takes TYPE[:FILE], and TYPE is one of ${SYMTYPES_FORMATS.join(', ')}`;
  if (format === undefined) throw new ModversionsError(`no format '${type}'`, remedy);
  if (file === '') throw new ModversionsError(`no file behind '${given}'`, remedy);
  return { format, file };
}
