// SPDX-License-Identifier: GPL-2.0-or-later
import { join } from 'node:path';
import type { Generation } from '../../../grammars';
import { generationOfTree } from '../../genksyms/generation';
import { ModversionsError } from '../../problem';

/** What `include/linux/export.h` makes of an export, where a copy of that file can tell more of it. */
const STATEMENT = '__GENKSYMS_EXPORT_SYMBOL';

/**
 * The generation of genksyms that a source tree has.
 * @throws ModversionsError for a tree whose exports cannot be told, and for one half way between two generations
 */
export function grammarGeneration(source: string, version: readonly [number, number]): Generation {
  const generation = generationOfTree(source, version);
  if (STATEMENT in generation.keywords) return generation;
  throw new ModversionsError(
    `${join(source, 'scripts/genksyms/keywords.c')}: kernels before 5.4 spell exports in another way, which is not supported`,
    'scan a kernel from 5.4 on',
  );
}
