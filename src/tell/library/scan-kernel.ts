// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import { writeScan, type ScanSummary } from '../../formats/corpus';
import { openTree } from '../../tree/kbuild';
import { Progress } from '../../progress';
import { scanTree, WHOLE_SCAN } from '../../tree/scan';

/** How a tree is scanned. */
export interface ScanOptions {
  /** The object tree of a build with `O=`. */
  objtree?: string;
  /** A folder of modules outside of the kernel, as `make M=` takes it: these are scanned, and not the kernel. */
  modules?: string;
  /** The compiler, instead of the configured one. */
  cc?: string;
  /** Only units like these patterns. */
  only?: readonly string[];
  /** Compilers at once; 1 by default. */
  jobs?: number;
  /** Whether to take over what an earlier scan found; true by default. */
  cache?: boolean;
  progress?: Progress;
}

/**
 * Scans a configured kernel tree, and writes Module.symvers, symtypes, the baseline and scan.json.
 * @param output the folder for them
 * @returns what scan.json holds; `problems` names units that failed
 * @throws ModversionsError where the tree cannot be scanned
 */
export async function scanKernel(
  tree: string,
  output: string,
  { objtree, modules, cc, only = [], jobs = 1, cache = true, progress = new Progress() }: ScanOptions = {},
): Promise<ScanSummary> {
  const folder = resolve(output);
  const result = await scanTree({
    ...WHOLE_SCAN,
    tree: openTree({ tree, objtree, modules, cc, assumeModversions: false }),
    only: [...only],
    jobs,
    useCache: cache,
    leftOut: [folder],
    progress,
    say: () => undefined,
  });
  return writeScan(folder, result.corpus, result.facts);
}
