// SPDX-License-Identifier: GPL-2.0-or-later
import { rawWarning } from '../../problem';
import { inUtf8 } from '../../text';
import { byBytes, Records, type Kernel, type KernelTypes, type SymversRow } from '../../formats/corpus';
import { compareSymvers, type SymversChoice, type Tolerance } from './symvers';
import { findCauses, type Found, type Sighting } from './causes';
import { explainedBy, type ExportChange, type KernelComparison, type ToleratedBy } from './comparison';
import { mixedCauses, mixedTypes, type MixedTypes } from './mixed';
import { comparisonWarnings } from './warnings';
import { comparableRows, exportFacts, rowFacts, sideFacts, sideOf, type Side } from './sides';

/** A comparison, and what those need who judge it. */
export interface Compared {
  comparison: KernelComparison;
  /** By cause: the pairs of units that saw it. */
  sightings: readonly (readonly Sighting[])[];
  /**
   * What differs under exports that have not changed, where one side is known by its sources and the other by type data; null
   * for sides that are known alike.
   */
  mixed: readonly Found[] | null;
  /** Null where a side has no types. */
  types: { base: KernelTypes; new: KernelTypes } | null;
  /** All exports by name, whether they were looked at or not. */
  exports: { base: Side['rows']; new: Side['rows'] };
}

/** `compareInFull` without what only judging needs. */
export function compareKernels(
  base: Kernel,
  newKernel: Kernel,
  choice: SymversChoice = {},
  records = new Records(),
): KernelComparison {
  return compareInFull(base, newKernel, choice, records).comparison;
}

/**
 * What differs between two kernels and why. Causes need types on both sides. Where a side has types alone, an export
 * has changed if it reaches a changed declaration; where the other has CRCs alone, CRCs are made from the types.
 * @param records what the types of both share
 */
export function compareInFull(
  base: Kernel,
  newKernel: Kernel,
  choice: SymversChoice,
  records: Records,
): Compared {
  const [baseSide, newSide] = [sideOf(base, newKernel, records), sideOf(newKernel, base, records)];
  const warnings = comparisonWarnings([baseSide, newSide], choice);
  const withCrcs = baseSide.hasCrcs && newSide.hasCrcs;
  const comparable = comparableRows(baseSide, newSide);
  const differing = compareSymvers(baseSide.rows, comparable, choice);
  const changed = withCrcs
    ? differing.filter(({ kind }) => kind === 'crc').map(({ name }) => name)
    : [...baseSide.rows.keys()].filter(
        (name) => newSide.rows.has(name) && (choice.symbols?.has(name) ?? true),
      );
  const { found, types, mixed } = causesOf(base, newKernel, changed, records);
  const causes = found.map(({ cause }) => cause);
  const explained = explainedBy(causes);
  // Of tens of thousands of rows that a file has, none is looked up again.
  const ownRow = (row: SymversRow): SymversRow =>
    comparable === newSide.rows ? row : newSide.rows.get(row.name)!;
  const changes: ExportChange[] = differing.map(({ kind, name, base: was, new: is, tolerated }) => ({
    kind,
    name,
    base: was && rowFacts(baseSide, was),
    new: is && rowFacts(newSide, ownRow(is)),
    tolerated: toleratedBy(tolerated),
  }));
  if (!withCrcs) changes.push(...declarationChanges([...explained].sort(byBytes), baseSide, newSide, choice));
  const hasTypes = base.readTypes !== null && newKernel.readTypes !== null;
  const comparison: KernelComparison = {
    base: sideFacts(baseSide, choice),
    new: sideFacts(newSide, choice),
    changes,
    causes,
    unexplained: withCrcs && hasTypes ? changed.filter((name) => !explained.has(name)) : [],
    warnings: [...warnings, ...(mixed?.warnings ?? []).map(rawWarning)],
  };
  const exports = { base: baseSide.rows, new: newSide.rows };
  const unchanged = (): Set<string> => {
    const isChanged = new Set(changed);
    return new Set(
      [...baseSide.rows.keys()].filter(
        (name) => !isChanged.has(name) && newSide.rows.has(name) && (choice.symbols?.has(name) ?? true),
      ),
    );
  };
  return {
    comparison,
    sightings: found.map(({ sightings }) => sightings),
    mixed: mixed && mixedCauses(mixed, unchanged()),
    types,
    exports,
  };
}

function causesOf(
  base: Kernel,
  newKernel: Kernel,
  changed: readonly string[],
  records: Records,
): { found: Found[]; types: Compared['types']; mixed: MixedTypes | null } {
  if (!base.readTypes || !newKernel.readTypes) return { found: [], types: null, mixed: null };
  const names = new Set(changed);
  const types = { base: base.readTypes(records), new: newKernel.readTypes(records) };
  const mixed = mixedTypes({ base, new: newKernel }, types);
  if (mixed) return { found: mixedCauses(mixed, names), types: mixed, mixed };
  return { found: findCauses(types.base, types.new, names), types, mixed };
}

/** What became of exports whose CRCs cannot be compared. */
function declarationChanges(
  names: readonly string[],
  baseSide: Side,
  newSide: Side,
  { rules }: SymversChoice,
): ExportChange[] {
  return names.map((name) => {
    const rule = rules?.tolerating(baseSide.rows.get(name)!);
    return {
      kind: 'declaration',
      name,
      base: exportFacts(baseSide, name),
      new: exportFacts(newSide, name),
      tolerated: toleratedBy(rule ? { by: 'rule', rule } : null),
    };
  });
}

function toleratedBy(tolerance: Tolerance | null): ToleratedBy | null {
  if (tolerance?.by !== 'rule') return tolerance;
  const { text, line, file } = tolerance.rule;
  return { by: 'rule', rule: text, line, ...(file !== undefined && { file: inUtf8(file) }) };
}
