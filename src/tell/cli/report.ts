// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import type { ComparisonArguments } from './commands/comparison-options';
import type { ColorChoice } from './terminal';
import { inputsNamed } from './inputs';
import { failChoiceNamed } from './fail-on';
import { kernelReportsWanted, tellKernels } from './kernel-reports';
import { withoutKnown } from './known';
import { readSavedFile } from './saved-file';

/** The command line, read. */
export interface Arguments extends Pick<ComparisonArguments, 'format' | 'json'> {
  file: string;
  known: string | undefined;
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

/** `modversions report FILE`: a saved comparison told again. Exit status as that of `compare`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const failOn = failChoiceNamed(args.failOn);
  const wanted = kernelReportsWanted(args);
  const [file, known] = inputsNamed(args.file, args.known);
  tellKernels(await withoutKnown(await readSavedFile(file), known), wanted, failOn, args);
}
