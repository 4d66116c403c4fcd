// SPDX-License-Identifier: GPL-2.0-or-later
import {
  targetText,
  type Kernel,
  type KernelTypes,
  type Records,
  type SymversRow,
} from '../../formats/corpus';
import type { SymversChoice } from './symvers';
import type { ComparedSide, ExportFacts } from './comparison';
import { crcsOf } from './crcs';
import { ModversionsError, type Warning } from '../../problem';
import { inUtf8 } from '../../text';
import { sideWarnings } from './warnings';

/** A kernel, and its rows: made up where it is known by its types alone. */
export interface Side {
  kernel: Kernel;
  rows: ReadonlyMap<string, SymversRow>;
  /** Whether the rows have CRCs; made-up ones have them where the other side has nothing else. */
  hasCrcs: boolean;
}

/** @param other what the kernel is compared with */
export function sideOf(kernel: Kernel, other: Kernel, records: Records): Side {
  if (kernel.rows) {
    if (kernel.isWithoutCrcs && !(kernel.readTypes && other.readTypes)) refuseUncompared(kernel, other);
    return { kernel, rows: kernel.rows, hasCrcs: !kernel.isWithoutCrcs };
  }
  const types = kernel.readTypes!(records);
  const crcs = other.readTypes ? undefined : crcsOf(types);
  return { kernel, rows: madeUpRows(types, crcs), hasCrcs: crcs !== undefined };
}

/** @throws ModversionsError: that names are the same must not pass for "nothing changed" */
function refuseUncompared(kernel: Kernel, other: Kernel): never {
  const untyped = kernel.readTypes ? other : kernel;
  throw new ModversionsError(
    `${kernel.path}: has no CRCs${untyped === kernel ? ' and' : `, and ${untyped.path}`} no types: there is nothing to compare but names`,
    'give kernels with BTF, or scans of their sources; kernels have CRCs with CONFIG_MODVERSIONS',
  );
}

/** With the path of each export's object as its module. */
function madeUpRows(
  { records, units }: KernelTypes,
  crcs: ReadonlyMap<string, number> | undefined,
): Map<string, SymversRow> {
  const rows = new Map<string, SymversRow>();
  for (const unit of units) {
    for (const record of unit.records) {
      if (!records.isExport(record)) continue;
      const name = records.nameOf(record);
      const crc = crcs?.get(name) ?? 0;
      rows.set(name, { name, crc, module: unit.name, type: 'EXPORT_SYMBOL', namespace: '', line: 0 });
    }
  }
  return rows;
}

/**
 * The rows of the new side as they are to be compared: where a side's are made up, what both have differs in nothing
 * but its CRC, if that is known.
 */
export function comparableRows(base: Side, newSide: Side): ReadonlyMap<string, SymversRow> {
  const withCrcs = base.hasCrcs && newSide.hasCrcs;
  if (base.kernel.rows && newSide.kernel.rows) {
    if (withCrcs) return newSide.rows;
    return new Map(
      [...newSide.rows].map(([name, row]) => [name, { ...row, crc: base.rows.get(name)?.crc ?? row.crc }]),
    );
  }
  return new Map(
    [...newSide.rows].map(([name, row]) => {
      const baseRow = base.rows.get(name);
      return [name, baseRow ? { ...baseRow, crc: withCrcs ? row.crc : baseRow.crc } : row];
    }),
  );
}

/** What a kernel is, and what it tells of its exports, as a comparison with another has them. */
export interface KernelFacts {
  side: ComparedSide;
  /** Names of all exports. */
  exports: ReadonlySet<string>;
  warnings: Warning[];
  /** Null where the kernel does not have it. */
  exportNamed(name: string): ExportFacts | null;
}

/** @param other what it is compared with */
export function kernelFacts(kernel: Kernel, other: Kernel, records: Records): KernelFacts {
  const side = sideOf(kernel, other, records);
  return {
    side: sideFacts(side, {}),
    exports: new Set(side.rows.keys()),
    warnings: sideWarnings(side),
    exportNamed: (name) => exportFacts(side, name),
  };
}

/** What a side tells of an export; null where it does not have it. */
export function exportFacts(side: Side, name: string): ExportFacts | null {
  const row = side.rows.get(name);
  return row ? rowFacts(side, row) : null;
}

/** What one of its rows tells. */
export function rowFacts(
  { kernel, hasCrcs }: Side,
  { crc, module, type, namespace }: SymversRow,
): ExportFacts {
  return { crc: hasCrcs ? crc : null, module, type: kernel.rows ? type : null, namespace };
}

/** What a side is. */
export function sideFacts({ kernel, rows, hasCrcs }: Side, { symbols }: SymversChoice): ComparedSide {
  const { path, kind, release, architecture, target, compiler, isWhole } = kernel;
  return {
    path: inUtf8(path),
    kind,
    release,
    architecture,
    target: target && targetText(target),
    ...(compiler !== undefined && { compiler: inUtf8(compiler) }),
    isWhole,
    exports: symbols ? [...rows.keys()].filter((name) => symbols.has(name)).length : rows.size,
    hasCrcs,
    hasTypes: kernel.readTypes !== null,
  };
}
