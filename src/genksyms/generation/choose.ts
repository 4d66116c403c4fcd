// SPDX-License-Identifier: GPL-2.0-or-later
import { join, resolve } from 'node:path';
import { generationOfVersion, NEWEST, type Generation } from '../../../grammars';
import { ModversionsError } from '../../problem';
import { generationOfFiles } from './tree';

/** The variable that names a kernel version where an option cannot be added. */
const GENERATION_VARIABLE = 'GENKSYMS_GENERATION';

/** What a choice is made by. */
export interface Asked {
  /** The value of `--generation`; undefined where it was not given. */
  option: string | undefined;
  environment: NodeJS.ProcessEnv;
}

/**
 * The generation that is asked for: by the option, or by the variable; undefined where neither is given.
 * @throws ModversionsError for what is no kernel version
 */
export function chosenGeneration({ option, environment }: Asked): Generation | undefined {
  const variable = environment[GENERATION_VARIABLE];
  const version = option ?? (variable === '' ? undefined : variable);
  if (version === undefined) return undefined;
  const generation = generationOfVersion(version);
  if (generation) return generation;
  const given = option === undefined ? GENERATION_VARIABLE : '--generation';
  throw new ModversionsError(
    `${given}: ${version}: no version of a kernel`,
    'name one by its first two numbers, such as 6.1 or 7.3',
  );
}

/** The generation of the kernel tree that a build is running in; else the newest. */
export function generationAround(folder: string, { srctree }: NodeJS.ProcessEnv): Generation {
  // kbuild works in the object tree, and tells where its sources are.
  const sources = [folder, ...(srctree ? [resolve(folder, srctree)] : []), join(folder, 'source')];
  for (const source of sources) {
    const generation = generationOfFiles(source);
    if (generation) return generation;
  }
  return NEWEST;
}
