// SPDX-License-Identifier: GPL-2.0-or-later
import type { ExportChange, ExportFacts } from '../../../kernel/compare';
import type { JudgedCause, JudgedChange, JudgedComparison } from '../../../kernel/judge';
import { notCoveredOf } from './coverage';
import type { SavedCause, SavedChange, SavedComparison, SavedExport } from '../../documents';

/** What is different between two sides of an export. */
export function differingFacts(base: ExportFacts, next: ExportFacts): Partial<ExportFacts> {
  const differing = Object.entries(next).filter(([key, value]) => base[key as keyof ExportFacts] !== value);
  return Object.fromEntries(differing) as Partial<ExportFacts>;
}

/** A comparison as its file holds it, with texts as they are. */
export function savedOf(comparison: JudgedComparison): SavedComparison {
  const { base, new: next, verdicts, causes, missed, unexplained, warnings } = comparison;
  const reached = new Map<string, number[]>();
  [...causes, ...missed].forEach(({ exports }, place) => {
    for (const name of exports) {
      const places = reached.get(name);
      if (places) places.push(place);
      else reached.set(name, [place]);
    }
  });
  const combinations = new Map<string, number>();
  const combinationOf = (name: string): { combination?: number } => {
    const key = reached.get(name)?.join();
    if (key === undefined) return {};
    const known = combinations.get(key) ?? combinations.size;
    combinations.set(key, known);
    return { combination: known };
  };
  const falsePositives = new Set(comparison.falsePositives);
  const listed = new Map<string, SavedExport>();
  for (const change of comparison.changes) {
    const { name } = change;
    let saved = listed.get(name);
    if (!saved) {
      saved = { name, ...bothSides(change), changes: [], ...combinationOf(name) };
      if (falsePositives.has(name)) saved.falsePositive = true;
      listed.set(name, saved);
    }
    saved.changes.push(savedChange(change));
  }
  for (const name of reached.keys()) {
    if (!listed.has(name))
      listed.set(name, { name, base: null, new: null, changes: [], ...combinationOf(name) });
  }
  return {
    format: 'modversions-comparison',
    version: 2,
    base,
    new: next,
    verdicts,
    causes: causes.map(savedCause),
    missed: missed.map(savedCause),
    notCovered: notCoveredOf(comparison),
    beyond: comparison.beyond.definitions?.map(savedCause) ?? null,
    compiledIn: comparison.beyond.compiledIn,
    ...(comparison.configuration && { configuration: comparison.configuration }),
    combinations: [...combinations.keys()].map((key) => key.split(',').map(Number)),
    exports: [...listed.values()],
    unexplained,
    ...(comparison.known && { known: comparison.known }),
    ...(comparison.rules && { rules: comparison.rules }),
    ...(warnings.length > 0 && { warnings }),
  };
}

function bothSides({ base, new: next }: ExportChange): Pick<SavedExport, 'base' | 'new'> {
  return { base, new: base && next ? differingFacts(base, next) : next };
}

function savedChange({ kind, verdict, changeKind, tolerated }: JudgedChange): SavedChange {
  return {
    kind,
    verdict,
    ...(changeKind === null ? {} : { changeKind }),
    ...(tolerated === null ? {} : { tolerated }),
  };
}

function savedCause(cause: JudgedCause): SavedCause {
  const { name, change, basePlace, newPlace, exports, judgement, chains, baseText, newText } = cause;
  const exportCount = exports.length;
  const tolerated = cause.tolerated && { tolerated: cause.tolerated };
  return {
    name,
    change,
    basePlace,
    newPlace,
    exportCount,
    judgement,
    chains,
    ...(cause.commits && { commits: cause.commits }),
    ...(cause.options && { options: cause.options }),
    baseText,
    newText,
    ...tolerated,
  };
}
