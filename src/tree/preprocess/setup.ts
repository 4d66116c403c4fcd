// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelTree } from '../kbuild';
import { ModversionsError } from '../../problem';
import { prototypeHeaders } from './assembly';
import { notingHeader } from './notes';
import type { Setup } from './preprocessor';

/**
 * Makes what preprocessing the units of a tree needs.
 * @param folder an empty folder of ours, outside the tree
 * @param keepsLines whether `__LINE__` has to stay what it is in all units
 * @throws ModversionsError where the tree's headers are of an unknown form
 */
export function prepareSetup(tree: KernelTree, folder: string, keepsLines: boolean): Setup {
  const header = join(tree.source, 'include/linux/export.h');
  const include = tree.source === tree.objects ? './include' : join(tree.source, 'include');
  const name = `${include}/linux/export.h`;
  mkdirSync(join(folder, 'linux'), { recursive: true });
  writeFileSync(join(folder, 'linux/export.h'), notingHeader(readTreeFile(header), name), 'latin1');
  const rules = readTreeFile(join(tree.source, 'scripts/Makefile.build'));
  return {
    folder,
    isGcc: !/clang/i.test(tree.compiler.version),
    keepsLines,
    prototypes: prototypeHeaders(rules),
  };
}

function readTreeFile(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    throw new ModversionsError(`${file}: cannot be read`, 'name a whole kernel source tree');
  }
}
