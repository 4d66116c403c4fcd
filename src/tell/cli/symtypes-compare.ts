// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { compareSymtypes, differs } from '../../kernel/compare';
import { symtypesJson, symtypesReport } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { choiceOf } from '../../kernel/rules';
import { inputsNamed } from './inputs';
import { tellWarnings } from './terminal';
import { checkJobs } from './jobs';
import { FILE_FORMATS, wantedReports, writeReports } from './reports';
import { readKernels } from './types-input';

/** The command line, read. */
export interface Arguments extends ComparisonArguments {
  base: string;
  new: string;
  jobs: number;
}

/** `modversions symtypes compare BASE NEW`. Exit status 1 where a change is there that nothing tolerates. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const wanted = wantedReports(args, FILE_FORMATS, 'pretty');
  // As the tools of the field do, takes the last.
  const last = args.rules.slice(-1);
  const [base, next, list, ...rules] = inputsNamed(args.base, args.new, args.filterSymbolList, ...last);
  const choice = await choiceOf(rules, list);
  tellWarnings(choice.symbols?.warnings ?? []);
  const [before, after] = await readKernels([base, next]);
  const comparison = compareSymtypes(before!, after!, choice);
  writeReports(wanted, (format) =>
    format === 'json' ? symtypesJson(base, next, comparison) : symtypesReport(comparison, format),
  );
  process.exitCode = differs(comparison) ? 1 : 0;
}
