// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import type { TreeLock } from '../../tree/cache';
import { canonical, corpusTypes, readSymvers, symversText, type Kernel } from '../../formats/corpus';
import { openTree } from '../../tree/kbuild';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { scanTree, WHOLE_SCAN } from '../../tree/scan';
import { say } from './terminal';
import { endOnSignals, tell } from './scan-messages';
import { showProgress } from './show-progress';

/** How trees are scanned on the way. */
export interface TreeChoice {
  jobs: number;
  cache: boolean;
  /** The compiler, instead of the configured one. */
  cc: string | undefined;
}

/** Where a side's tree lies, if not where it was named. */
export interface Place {
  folder: string;
  /** Its lock, which the scan releases. */
  lock: TreeLock;
}

/**
 * Scans a kernel tree for a comparison; what it finds stays in the cache, and is written nowhere else.
 * @throws ModversionsError where the tree cannot be scanned whole
 */
export async function scanOnTheWay(
  path: string,
  { jobs, cache, cc }: TreeChoice,
  place?: Place,
): Promise<Kernel> {
  const tree = openTree({ tree: resolve(place?.folder ?? path), cc, assumeModversions: false });
  for (const { message, remedy } of tree.warnings) tell('warning: ', { kind: 'warning', message, remedy });
  const progress = new Progress();
  const end = showProgress(progress);
  endOnSignals();
  const { corpus, facts, isIncomplete } = await scanTree({
    ...WHOLE_SCAN,
    tree,
    jobs,
    useCache: cache,
    ...(place && { lock: place.lock }),
    progress,
    say: (line) => say(`modversions: ${line}`),
  });
  end();
  for (const problem of facts.problems) tell(problem.kind === 'failed' ? '' : 'warning: ', problem);
  if (isIncomplete)
    throw new ModversionsError(
      `${path}: not all units could be scanned`,
      `mend what is named above, or scan ${place?.folder ?? 'it'} with modversions scan and compare what is there`,
    );
  const whole = canonical(corpus);
  return {
    path,
    kind: 'tree',
    release: facts.release,
    architecture: facts.architecture,
    target: facts.target,
    compiler: facts.compiler.version,
    ...(facts.configuration && { configuration: facts.configuration }),
    isWhole: true,
    warnings: [],
    rows: readSymvers(symversText(whole, facts.rows).text, path),
    readTypes: (records) => corpusTypes(whole, records),
    readCorpus: () => whole,
  };
}
