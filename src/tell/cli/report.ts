// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readText } from '../../formats/content';
import { readSaved } from '../documents';
import type { ComparisonArguments } from './commands/comparison-options';
import type { ColorChoice } from './terminal';
import { inputsNamed } from './inputs';
import { failChoiceNamed } from './fail-on';
import { kernelReportsWanted, tellKernels } from './kernel-reports';

/** The command line, read. */
export interface Arguments extends Pick<ComparisonArguments, 'format' | 'json'> {
  file: string;
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

/** Most bytes of a saved comparison: that of the two largest kernels there are takes some megabytes. */
const LARGEST = 256 << 20;

/** `modversions report FILE`: a saved comparison told again. Exit status as that of `compare`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const failOn = failChoiceNamed(args.failOn);
  const wanted = kernelReportsWanted(args);
  const [file] = inputsNamed(args.file);
  const text = await readText(file, {
    limit: LARGEST,
    remedy: 'give what modversions compare -f json:FILE wrote',
  });
  tellKernels(readSaved(text, file), wanted, failOn, args);
}
