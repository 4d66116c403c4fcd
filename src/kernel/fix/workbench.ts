// SPDX-License-Identifier: GPL-2.0-or-later
import type { Both } from '../../c/abi';
import type { Corpus } from '../../formats/corpus';
import type { JudgedComparison, LaidOutPair, Verdict } from '../judge';
import { Unwritable, type Edit } from './edits';
import type { Macros } from './families';
import type { FixWay } from './result';
import { sourceOf, type Source } from './source-words';

/** What fixes are made from. */
export interface Workbench {
  comparison: JudgedComparison;
  pair: LaidOutPair;
  corpora: Both<Corpus>;
  macros: Macros;
  /** A file of the new tree by its path below the tree, a character a byte; null where it is not there. */
  read(file: string): string | null;
}

/** One way to write a fix. */
export interface Way {
  way: FixWay;
  what: string;
  edits: { file: string; edit: Edit }[];
  /** The header that its macros come from, where it has any. */
  header: string | null;
}

/** A fix that is still to be proved. */
export interface Candidate {
  names: string[];
  verdict: Verdict;
  /** `elsewhere`: of what units of one side know by name only. */
  change: 'changed' | 'elsewhere';
  conditions: string[];
  /** To be tried in this order. */
  ways: Way[];
}

/** A file of the tree, cut. @throws Unwritable where it is not there */
export function sourceIn({ file }: { file: string }, { read }: Pick<Workbench, 'read'>): Source {
  const text = read(file);
  if (text === null) throw new Unwritable(`${file} is not in the tree`);
  return sourceOf(text);
}

export const isTolerable = (verdict: Verdict): boolean =>
  verdict === 'compatible' || verdict === 'conditional';
