// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import type { ArgumentsCamelCase } from 'yargs';
import { mergedPairs, type NamedComparison } from '../../kernel/pairs';
import { ModversionsError } from '../../problem';
import { pairsPage } from '../page';
import { pairsReports, PAIRS_FORMATS, type PairsFormat } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { failChoiceNamed } from './fail-on';
import { inputsNamed } from './inputs';
import { failsBy } from './kernel-reports';
import { pageMaker } from './page-maker';
import { ownReports, writeReports } from './reports';
import { readSavedFile } from './saved-file';
import { isColored, terminalWidth, type ColorChoice } from './terminal';

/** The command line, read. */
export interface Arguments extends Pick<ComparisonArguments, 'format' | 'json'> {
  files: string[];
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

const FORMATS = [...PAIRS_FORMATS, 'html'] as const;

/** `modversions pairs [NAME=]FILE…`. Exit status 1 where `compare` has it for one of the pairs. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const failOn = failChoiceNamed(args.failOn);
  const wanted = ownReports<PairsFormat | 'html'>(args, FORMATS, 'text');
  const named = inputsNamed(...args.files).map(namedFile);
  const names = named.flatMap(({ name }) => name ?? []);
  const doubled = names.find((name, at) => names.indexOf(name) < at);
  if (doubled !== undefined)
    throw new ModversionsError(`two pairs are called '${doubled}'`, 'give each a name of its own: NAME=FILE');
  const all: NamedComparison[] = [];
  for (const one of named) all.push({ ...one, comparison: await readSavedFile(one.file) });
  const { isColored: color, terminal } = { isColored: isColored(args.color), terminal: terminalWidth() };
  const reports = pairsReports(mergedPairs(all));
  writeReports(wanted, (format, isFile) =>
    format === 'html'
      ? pairsPage(reports.told(), pageMaker())
      : reports.in(
          format,
          isFile
            ? { color: false, width: null, isFull: args.full }
            : { color, width: terminal, isFull: args.full },
        ),
  );
  process.exitCode = all.some(({ comparison }) => failsBy(comparison, failOn)) ? 1 : 0;
}

/** `arm64=FILE`; what is a file as it stands is one. */
function namedFile(given: string): { name: string | null; file: string } {
  const [, name, file] = /^([^=/]+)=(.+)$/s.exec(given) ?? [];
  return name === undefined || existsSync(given) ? { name: null, file: given } : { name, file: file! };
}
