// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kernel, SymtypesReader } from '../../formats/corpus';
import { readSide } from '../../formats/shipped';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { boundHeapGrowth } from './heap-growth';
import type { RevisionChoice, Revisions } from './revision-side';
import { showProgress } from './show-progress';
import { say } from './terminal';
import type { TreeChoice } from './tree-side';

const REVISION = 'git:';

/**
 * Finds the revisions among the sides, so that a wrong one is told before anything is scanned.
 * @returns undefined where there is none
 * @throws ModversionsError where one is not there, or is named for nothing
 */
export async function revisionsAmong(
  paths: readonly string[],
  choice: RevisionChoice,
): Promise<Revisions | undefined> {
  const names = paths.filter((path) => path.startsWith(REVISION));
  if (names.length > 0) return (await import('./revision-side')).Revisions.named(names, choice);
  const idle = (['repo', 'objtree'] as const).find((option) => choice[option] !== undefined);
  if (idle === undefined) return undefined;
  throw new ModversionsError(
    `--${idle}: neither side is a revision`,
    'name one as git:REV, such as git:v6.1, or leave the option out',
  );
}

/**
 * Reads one side of a comparison, or scans it, and shows how far it is.
 * @param revisions what `revisionsAmong` found among the sides
 * @throws ModversionsError naming what cannot be read
 */
export async function sideNamed(
  path: string,
  reader: SymtypesReader,
  choice: TreeChoice,
  revisions: Revisions | undefined,
): Promise<Kernel> {
  if (revisions?.has(path)) return revisions.scan(path);
  // The code for scanning is loaded only where there is a tree to scan.
  if (await isTree(path)) return (await import('./tree-side')).scanOnTheWay(path, choice);
  boundHeapGrowth();
  const progress = new Progress();
  const end = showProgress(progress);
  try {
    const kernel = await readSide(path, reader, progress);
    if (kernel.path !== path)
      say(`modversions: ${path}: taken as the Module.symvers in it: there are no sources to scan`);
    return kernel;
  } finally {
    end();
  }
}

/** Whether a directory is a kernel's source or object tree, and no headers of one, which come with a Module.symvers. */
async function isTree(path: string): Promise<boolean> {
  const has = (name: string): boolean => existsSync(join(path, name));
  if (!has('Makefile') || (!has('Kbuild') && !has('.config'))) return false;
  return !has('Module.symvers') || (await import('../../tree/kbuild')).hasSources(path);
}
