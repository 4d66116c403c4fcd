// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../../../kernel/judge';
import { toldOf, type Told } from '../../../text';
import { short } from '../forms/short';
import type { SavedComparison } from '../../documents';
import { savedOf } from './saved';
import { outlineOf, type Outline } from './outline';
import { summaryOf } from './summary';
import { sideName } from './wording';

/** What people are told of a comparison: the one thing that reports for people are made from. */
export interface ToldComparison {
  comparison: Told<JudgedComparison>;
  outline: Outline;
  /** What it comes to, in two short lines; a third before them where targets may differ. */
  summary: readonly string[];
  /** The same in one line. */
  headline: string;
  /** What its sides are called: their releases, or their paths. */
  names: readonly [base: string, next: string];
  /** What a program that shows it goes by: as the file of a comparison, but told. */
  saved(): Told<SavedComparison>;
}

export function toldComparison(raw: JudgedComparison): ToldComparison {
  const comparison = toldOf(raw);
  const outline = outlineOf(comparison);
  const { base, new: next } = comparison;
  const summary = summaryOf(comparison, outline);
  return {
    comparison,
    outline,
    summary,
    headline: summary.join('; '),
    names: [short(sideName(base)), short(sideName(next))],
    saved: () => toldOf(savedOf(raw)),
  };
}
