// SPDX-License-Identifier: GPL-2.0-or-later
import type { CauseChange, ComparedSide, ExportChange } from '../compare';
import type { JudgedComparison, KindId, Verdict, VerdictCounts } from '../judge';
import type { RawText } from '../../text';

/** A comparison that is to be merged with others. */
export interface NamedComparison {
  /** What the user calls it; null where nothing was said. */
  name: string | null;
  file: string;
  comparison: JudgedComparison;
}

/** One comparison among several: an architecture, or a flavour. */
export interface ComparedPair {
  /** What it is called in reports: no two have one name. */
  name: RawText;
  file: RawText;
  base: ComparedSide;
  new: ComparedSide;
  /** Exports to which something happened, by verdict. */
  exports: VerdictCounts;
  causes: number;
  missed: number;
  /** What lies beyond exports and is not merged here; null where it was not compared. */
  beyond: number | null;
  /** What makes it less than it looks. */
  warnings: number;
}

/** A cause as one pair has it. */
export interface PairCause {
  /** Place in `pairs`. */
  pair: number;
  verdict: Verdict;
  kind: KindId;
  reason: RawText;
  /** How many exports reach it. */
  exports: number;
  /** Whether nothing that it reaches counts. */
  isTolerated: boolean;
}

/**
 * Why a pair does not have a cause. `otherwise`: the declaration changed otherwise there; `not-compared`: types of a side are
 * not known; `partial`: a side is not the whole kernel; `not-seen`: no export of it reaches such a change.
 */
export const ABSENCES = ['otherwise', 'not-compared', 'partial', 'not-seen'] as const;
export type Absence = (typeof ABSENCES)[number];

/** One change of a declaration, wherever it was made. */
export interface MergedCause {
  name: RawText;
  change: CauseChange;
  /** Whether CRCs miss it. */
  isMissed: boolean;
  /** The worst. */
  verdict: Verdict;
  kind: KindId;
  /** In the order of the pairs. */
  pairs: PairCause[];
  absent: { pair: number; why: Absence }[];
  /** Whether all pairs that have it judge it alike. */
  isAlike: boolean;
  /** As the first pair has them. */
  baseText: RawText;
  newText: RawText;
}

/** What happened to an export beside what causes explain. */
export interface MergedChange {
  name: RawText;
  change: ExportChange['kind'];
  /** The worst. */
  verdict: Verdict;
  /** Places of the pairs in which it did. */
  pairs: number[];
  /** Whether it counts nowhere. */
  isTolerated: boolean;
}

/** Comparisons of several pairs, merged by cause. */
export interface MergedPairs {
  pairs: ComparedPair[];
  /** The worst first, then those of most pairs, then by impact and name. */
  causes: MergedCause[];
  /** The same. */
  exports: MergedChange[];
}
