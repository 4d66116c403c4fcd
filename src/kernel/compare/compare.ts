import { byBytes, Records, type Kernel, type KernelTypes } from '../../formats/corpus';
import { compareSymvers, type SymversChange, type SymversChoice, type Tolerance } from './symvers';
import { findCauses, type Found, type Sighting } from './causes';
import { explainedBy, type ExportChange, type KernelComparison, type ToleratedBy } from './comparison';
import { comparableRows, exportFacts, sideFacts, sideOf, type Side } from './sides';

/** A comparison, and what those need who judge it. */
export interface Compared {
  comparison: KernelComparison;
  /** By cause: the pairs of units that saw it. */
  sightings: readonly (readonly Sighting[])[];
  /** Null where a side has no types. */
  types: { base: KernelTypes; new: KernelTypes } | null;
}

/** `compareInFull` without what only judging needs. */
export function compareKernels(
  base: Kernel,
  next: Kernel,
  choice: SymversChoice = {},
  records = new Records(),
): KernelComparison {
  return compareInFull(base, next, choice, records).comparison;
}

/**
 * What differs between two kernels and why. Causes need types on both sides. Where a side has types alone, an export
 * has changed if it reaches a changed declaration; where the other has CRCs alone, CRCs are made from the types.
 * @param records what the types of both share
 */
export function compareInFull(base: Kernel, next: Kernel, choice: SymversChoice, records: Records): Compared {
  const [before, after] = [sideOf(base, next, records), sideOf(next, base, records)];
  const withCrcs = before.hasCrcs && after.hasCrcs;
  const differing = compareSymvers(before.rows, comparableRows(before, after), choice);
  const changed = withCrcs
    ? differing.filter(({ kind }) => kind === 'crc').map(({ name }) => name)
    : [...before.rows.keys()].filter((name) => after.rows.has(name) && (choice.symbols?.has(name) ?? true));
  const { found, types } = causesOf(base, next, new Set(changed), records);
  const causes = found.map(({ cause }) => cause);
  const explained = explainedBy(causes);
  const changes = differing.map((change) => changeOf(change, before, after));
  if (!withCrcs) changes.push(...declarationChanges([...explained].sort(byBytes), before, after, choice));
  const hasTypes = base.readTypes !== null && next.readTypes !== null;
  const comparison: KernelComparison = {
    base: sideFacts(before, choice),
    new: sideFacts(after, choice),
    changes,
    causes,
    unexplained: withCrcs && hasTypes ? changed.filter((name) => !explained.has(name)) : [],
  };
  return { comparison, sightings: found.map(({ sightings }) => sightings), types };
}

function causesOf(
  base: Kernel,
  next: Kernel,
  names: ReadonlySet<string>,
  records: Records,
): { found: Found[]; types: Compared['types'] } {
  if (!base.readTypes || !next.readTypes) return { found: [], types: null };
  const types = { base: base.readTypes(records), new: next.readTypes(records) };
  return { found: findCauses(types.base, types.new, names), types };
}

/** What became of exports whose CRCs cannot be compared. */
function declarationChanges(
  names: readonly string[],
  before: Side,
  after: Side,
  { rules }: SymversChoice,
): ExportChange[] {
  return names.map((name) => {
    const rule = rules?.tolerating(before.rows.get(name)!);
    return {
      kind: 'declaration',
      name,
      base: exportFacts(before, name),
      new: exportFacts(after, name),
      tolerated: toleratedBy(rule ? { by: 'rule', rule } : null),
    };
  });
}

function changeOf({ kind, name, tolerated }: SymversChange, before: Side, after: Side): ExportChange {
  return {
    kind,
    name,
    base: exportFacts(before, name),
    new: exportFacts(after, name),
    tolerated: toleratedBy(tolerated),
  };
}

function toleratedBy(tolerance: Tolerance | null): ToleratedBy | null {
  if (tolerance?.by !== 'rule') return tolerance;
  return { by: 'rule', rule: tolerance.rule.text, line: tolerance.rule.line };
}
