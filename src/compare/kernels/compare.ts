import { Records, type Kernel, type KernelTypes, type SymversRow } from '../../corpus';
import { byBytes } from '../order';
import { compareSymvers, type SymversChange, type SymversChoice, type Tolerance } from '../symvers';
import { findCauses } from './causes';
import {
  explainedBy,
  type ComparedSide,
  type ExportChange,
  type ExportFacts,
  type KernelCause,
  type KernelComparison,
  type ToleratedBy,
} from './comparison';

/** A kernel, and its rows: made up where it has none. */
interface Side {
  kernel: Kernel;
  rows: ReadonlyMap<string, SymversRow>;
}

/**
 * What differs between two kernels and why. What only one of them tells cannot be compared: without CRCs on both
 * sides an export has changed if it reaches a changed declaration, and causes need types on both.
 *
 * Types are read only if an export has changed.
 * @param records what the types of both share
 */
export function compareKernels(
  base: Kernel,
  next: Kernel,
  choice: SymversChoice = {},
  records = new Records(),
): KernelComparison {
  const [before, after] = [sideOf(base, records), sideOf(next, records)];
  const withCrcs = base.rows !== null && next.rows !== null;
  // Made-up rows differ in nothing that is known: what both have counts as the same.
  const rows = withCrcs
    ? after.rows
    : new Map([...after.rows].map(([name, row]) => [name, before.rows.get(name) ?? row]));
  const differing = compareSymvers(before.rows, rows, choice);
  const changed = withCrcs
    ? differing.filter(({ kind }) => kind === 'crc').map(({ name }) => name)
    : [...before.rows.keys()].filter((name) => after.rows.has(name) && (choice.symbols?.has(name) ?? true));
  const causes = causesOf(base, next, new Set(changed), records);
  const explained = explainedBy(causes);
  const changes = differing.map((change) => changeOf(change, base, next));
  if (!withCrcs) changes.push(...declarationChanges([...explained].sort(byBytes), before, after, choice));
  const hasTypes = base.readTypes !== null && next.readTypes !== null;
  return {
    format: 'modversions-comparison',
    version: 1,
    base: factsOf(before, choice),
    new: factsOf(after, choice),
    changes,
    causes,
    unexplained: withCrcs && hasTypes ? changed.filter((name) => !explained.has(name)) : [],
  };
}

function sideOf(kernel: Kernel, records: Records): Side {
  return { kernel, rows: kernel.rows ?? madeUpRows(kernel.readTypes!(records)) };
}

/** Rows of a kernel that is known by its types alone, with the path of each export's object as its module. */
function madeUpRows({ records, units }: KernelTypes): Map<string, SymversRow> {
  const rows = new Map<string, SymversRow>();
  for (const unit of units) {
    for (const record of unit.records) {
      if (!records.isExport(record)) continue;
      const name = records.nameOf(record);
      rows.set(name, { name, crc: 0, module: unit.name, type: 'EXPORT_SYMBOL', namespace: '', line: 0 });
    }
  }
  return rows;
}

function causesOf(base: Kernel, next: Kernel, names: ReadonlySet<string>, records: Records): KernelCause[] {
  if (names.size === 0 || !base.readTypes || !next.readTypes) return [];
  return findCauses(base.readTypes(records), next.readTypes(records), names);
}

/** What became of exports whose CRCs cannot be compared. */
function declarationChanges(
  names: readonly string[],
  before: Side,
  after: Side,
  { rules }: SymversChoice,
): ExportChange[] {
  return names.map((name) => {
    const [was, is] = [before.rows.get(name)!, after.rows.get(name)!];
    const rule = rules?.tolerating(was);
    return {
      kind: 'declaration',
      name,
      base: factsOfRow(was, before.kernel),
      new: factsOfRow(is, after.kernel),
      tolerated: toleratedBy(rule ? { by: 'rule', rule } : null),
    };
  });
}

function changeOf(
  { kind, name, base: was, new: is, tolerated }: SymversChange,
  base: Kernel,
  next: Kernel,
): ExportChange {
  return {
    kind,
    name,
    base: was && factsOfRow(was, base),
    new: is && factsOfRow(is, next),
    tolerated: toleratedBy(tolerated),
  };
}

function factsOfRow({ crc, module, type, namespace }: SymversRow, kernel: Kernel): ExportFacts {
  return kernel.rows ? { crc, module, type, namespace } : { crc: null, module, type: null, namespace };
}

function toleratedBy(tolerance: Tolerance | null): ToleratedBy | null {
  if (tolerance?.by !== 'rule') return tolerance;
  return { by: 'rule', rule: tolerance.rule.text, line: tolerance.rule.line };
}

function factsOf({ kernel, rows }: Side, { symbols }: SymversChoice): ComparedSide {
  const { path, kind, release, architecture } = kernel;
  return {
    // Texts of a comparison are one character a byte.
    path: Buffer.from(path).toString('latin1'),
    kind,
    release,
    architecture,
    exports: symbols ? [...rows.keys()].filter((name) => symbols.has(name)).length : rows.size,
    hasCrcs: kernel.rows !== null,
    hasTypes: kernel.readTypes !== null,
  };
}
