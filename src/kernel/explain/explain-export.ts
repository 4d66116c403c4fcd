// SPDX-License-Identifier: GPL-2.0-or-later
import { worst, type Both } from '../../c/abi';
import type { KernelTypes } from '../../formats/corpus';
import type { ExportFacts } from '../compare';
import type { JudgedComparison } from '../judge';
import { nearestFirst } from './nearest-first';
import { withHelp, type ExportExplanation } from './explanation';

/**
 * What became of an export.
 * @param comparison of this export alone
 */
export function explainExport(
  name: string,
  { changes, causes, missed }: JudgedComparison,
  facts: Both<ExportFacts | null>,
  types: Both<KernelTypes | null>,
): ExportExplanation {
  const judged = missed.map(({ judgement }) => judgement);
  const verdicts = [...changes, ...judged].map(({ verdict }) => verdict);
  return {
    what: 'export',
    name,
    isDifferent: verdicts.length > 0,
    verdict: verdicts.length > 0 ? worst(verdicts) : null,
    ...facts,
    declaration: declarationIn(types.new, name) ?? declarationIn(types.base, name),
    changes,
    causes: nearestFirst(causes).map(withHelp),
    missed: nearestFirst(missed).map(withHelp),
  };
}

function declarationIn(types: KernelTypes | null, name: string): string | null {
  if (!types) return null;
  const { records, units } = types;
  const number = records.nameTexts.indexOf(name);
  for (const unit of number < 0 ? [] : units) {
    const record = unit.records.find((one) => records.names[one] === number);
    if (record !== undefined) return records.texts[record]!.slice(name.length + 1);
  }
  return null;
}
