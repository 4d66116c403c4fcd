// SPDX-License-Identifier: GPL-2.0-or-later
import type { TreeLock } from '../cache';
import type { Corpus, ScanFacts } from '../../formats/corpus';
import type { KernelTree } from '../kbuild';
import type { Progress } from '../../progress';
import type { PreprocessorChoice } from '../preprocess';
import type { Shard } from './choice';

/** What is to be scanned, and how. */
export interface ScanOrder {
  tree: KernelTree;
  /** A JSON compilation database to take the commands from. */
  compileCommands: string | undefined;
  /** Patterns for units; all where there are none. */
  only: readonly string[];
  shard: Shard | undefined;
  /** Compilers that run at once. */
  jobs: number;
  /** Who preprocesses the units; where it is left out, whom `usualPreprocessor` names. */
  preprocessor?: PreprocessorChoice;
  /** Whether what earlier scans found may be taken over. */
  useCache: boolean;
  /** Whether files may be made that only a build makes. */
  generate: boolean;
  assumedModversions: boolean;
  /** Whether CRCs from debug data obey the rules for a stable kABI. */
  stable: boolean;
  /**
   * Files that stand in place of the tree's, by path below its sources: a copy is scanned, of which nothing is kept. The plan
   * is the tree's own.
   */
  patched?: ReadonlyMap<string, string>;
  /**
   * Reference files that genksyms is given with -p, by unit: CRCs are those that it gives then. Of this nothing is kept either.
   */
  references?: ReadonlyMap<string, string>;
  /** Absolute paths of folders below the tree that are no part of it: results go there. */
  leftOut: readonly string[];
  /** The tree's lock, where the caller has it already. The scan releases it. */
  lock?: TreeLock;
  progress: Progress;
  /** Is told what goes on, in a line. */
  say: (line: string) => void;
}

/** How a whole tree is scanned where nobody asks for anything else. */
export const WHOLE_SCAN = {
  compileCommands: undefined,
  only: [],
  shard: undefined,
  useCache: true,
  generate: true,
  assumedModversions: false,
  stable: false,
  leftOut: [],
} as const satisfies Partial<ScanOrder>;

/** What a scan found. */
export interface ScanResult {
  corpus: Corpus;
  facts: ScanFacts;
  /** Units that were done now, and those whose results were taken over. */
  done: number;
  kept: number;
  /** Whether a unit has failed, so that rows are missing. */
  isIncomplete: boolean;
}
