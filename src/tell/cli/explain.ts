// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import { Explainer, type Subject } from '../../kernel/explain';
import { ModversionsError } from '../../problem';
import { inUtf8, printable, toldOf } from '../../text';
import { explainReports, type ExplainLook } from '../report';
import { isColored, tellWarnings, terminalWidth, type ColorChoice } from './terminal';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { ownReports, writeReports } from './reports';
import { revisionsAmong, sideNamed } from './side';
import { nearest } from './suggestion';

/** The command line, read. */
export interface Arguments extends SideArguments {
  base: string;
  new: string;
  names: string[];
  full: boolean;
  format: string[];
  json: boolean;
  color: ColorChoice;
}

/** `modversions explain BASE NEW NAME…`. Exit status 1 where one of them is different. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const wanted = ownReports<'text' | 'json'>(args, explainReports.formats, 'text');
  const [base, next] = inputsNamed(args.base, args.new);
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([base, next], args);
  const kernels: Kernel[] = [];
  for (const path of [base, next]) kernels.push(await sideNamed(path, reader, args, revisions));
  const explainer = new Explainer(kernels[0]!, kernels[1]!, reader.records);
  const subjects = args.names.flatMap((name) => subjectsNamed(String(name), explainer));
  const explained = explainer.explain(subjects);
  const isFull = args.full;
  if (wanted.standard !== 'text') tellWarnings(toldOf(explained.warnings));
  const terminal = { color: isColored(args.color), width: terminalWidth(), isFull };
  const look = (isFile: boolean): ExplainLook => (isFile ? { color: false, width: null, isFull } : terminal);
  writeReports(wanted, (format, isFile) => explainReports.of(explained, format, look(isFile)));
  process.exitCode = explained.explanations.some(({ isDifferent }) => isDifferent) ? 1 : 0;
}

/** @throws ModversionsError for what neither kernel has */
function subjectsNamed(name: string, explainer: Explainer): Subject[] {
  const asked = inUtf8(name);
  const subjects = explainer.subjectsOf(asked);
  if (subjects.length > 0) return subjects;
  const known = explainer.knownNames();
  const bare = (one: string): string => one.slice(one.lastIndexOf(' ') + 1);
  const meant = /\s/.test(name.trim()) ? nearest(name, known) : nearest(name, [...new Set(known.map(bare))]);
  throw new ModversionsError(
    `'${printable(asked)}': neither kernel exports it, and no export of either reaches a type of that name`,
    meant === undefined
      ? "name an export, or a type as pot, 'struct pot', 'enum tea' or s#pot"
      : `did you mean '${printable(meant)}'?`,
  );
}
