// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { compareSymvers, hasUntolerated } from '../../kernel/compare';
import { readContent } from '../../formats/content';
import { readSymvers, refuseForeign, type SymversRow } from '../../formats/corpus';
import { rawText } from '../../text';
import { symversJson, symversReport } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { choiceOf } from '../../kernel/rules';
import { inputsNamed } from './inputs';
import { tellWarnings } from './terminal';
import { FILE_FORMATS, wantedReports, writeReports } from './reports';

/** The command line, read. */
export interface Arguments extends ComparisonArguments {
  base: string;
  new: string;
}

/** `modversions symvers compare BASE NEW`. Exit status 1 where a change is there that nothing tolerates. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const wanted = wantedReports(args, FILE_FORMATS, 'pretty');
  // As the tools of the field do, takes the last.
  const last = args.rules.slice(-1);
  const [base, next, list, ...rules] = inputsNamed(args.base, args.new, args.filterSymbolList, ...last);
  const choice = await choiceOf(rules, list);
  tellWarnings(choice.symbols?.warnings ?? []);
  const before = await symversIn(base);
  const after = await symversIn(next);
  const changes = compareSymvers(before, after, choice);
  writeReports(wanted, (format) =>
    format === 'json' ? symversJson(base, next, changes) : symversReport(changes, format),
  );
  process.exitCode = hasUntolerated(changes) ? 1 : 0;
}

/** The rows of a file. @throws ModversionsError */
export async function symversIn(file: string): Promise<Map<string, SymversRow>> {
  const content = await readContent(file, { remedy: 'give Module.symvers files' });
  refuseForeign(content, file);
  return readSymvers(rawText(content), file);
}
