// SPDX-License-Identifier: GPL-2.0-or-later
import { SymtypesReader } from '../../formats/corpus';
import { readSide } from '../../formats/shipped';
import { hasDifference } from '../../kernel/compare';
import { judgeKernels, type JudgedComparison } from '../../kernel/judge';
import { acceptanceOf } from '../../kernel/accept';
import { Progress } from '../../progress';
import type { SavedComparison } from '../documents';
import { kernelsPage } from '../page';
import { kernelReports, type ReportFormat } from '../report';
import { rendered, type Look } from './rendered';

/** What a comparison looks at and tolerates. */
export interface CompareOptions {
  /** Files of severity rules, or of rules that say why (`.yaml`); those of all count, in this order. */
  rules?: string | readonly string[];
  /** A file of a symbol list or a stable list: nothing else is looked at. */
  symbolList?: string;
  progress?: Progress;
}

/** Two kernels compared and judged. */
export class ComparisonReport {
  private readonly reports;
  private saved: SavedComparison | null = null;

  constructor(private readonly comparison: JudgedComparison) {
    this.reports = kernelReports(comparison);
  }

  /** Whether anything changed that no rule tolerates. */
  get differs(): boolean {
    return hasDifference(this.comparison);
  }

  /** The whole result as `docs/comparison.schema.json` describes it. */
  get document(): SavedComparison {
    return (this.saved ??= JSON.parse(this.render('json')) as SavedComparison);
  }

  /** One form of the result: `text`, `markdown`, `json`, `sarif`, `junit`, `github`, `html` or one of the field's. */
  render(format: ReportFormat | 'html', { color = false, width = null }: Look = {}): string {
    return rendered(
      format === 'html' ? kernelsPage(this.reports.told()) : this.reports.in(format, { color, width }),
    );
  }
}

/**
 * Compares two kernels and judges what changed.
 * @param base the earlier one: a folder of a scan, a Module.symvers, symtypes, or a folder of these
 * @param next the later one, of any of these kinds
 * @throws ModversionsError naming the file, and the line, that cannot be read
 */
export async function compareSides(
  base: string,
  next: string,
  { rules = [], symbolList, progress = new Progress() }: CompareOptions = {},
): Promise<ComparisonReport> {
  const { choice, applied } = await acceptanceOf(typeof rules === 'string' ? [rules] : rules, symbolList);
  const reader = new SymtypesReader();
  const older = await readSide(base, reader, progress);
  const newer = await readSide(next, reader, progress);
  return new ComparisonReport(applied(judgeKernels(older, newer, choice, reader.records)));
}
