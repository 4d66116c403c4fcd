// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  factsOf,
  isDebugRecord,
  missingParts,
  readScan,
  symtypesSections,
  symversLine,
  SymtypesReader,
  writeScan,
  type Kernel,
  type KernelTypes,
  type Records,
  type SymtypesUnit,
  type SymversRow,
} from '../../formats/corpus';
import { crcsOf } from '../../kernel/compare';
import {
  exportsOf,
  refuseOtherKernels,
  renewRows,
  renewUnits,
  rowChanges,
  unitChanges,
  type ReferenceChange,
} from '../../kernel/reference';
import { ModversionsError, systemError, type Warning } from '../../problem';
import type { RawText } from '../../text';
import type { SideArguments } from './commands/side-options';
import { writeWhole } from './files';
import type { CausesOfReference } from './reference-causes';
import type { PartsOfReference } from './reference-parts';
import { inBytes } from './reports';
import { revisionsAmong, sideNamed } from './side';
import { symversIn } from './symvers-compare';
import { tellWarnings } from './terminal';

/** What an update would do. */
interface Plan {
  kind: 'scan' | 'symvers' | 'symtypes';
  changes: ReferenceChange[];
  /** Exports that the reference would have no more. */
  gone: RawText[];
  /** @param target the reference itself, no link to it */
  write: (target: string) => void;
}

/** A scan for another. @throws ModversionsError where one is broken, or the new one is no whole kernel of this architecture */
export async function plannedForScan(
  reference: string,
  next: string,
  parts: PartsOfReference,
  causes: CausesOfReference | undefined,
): Promise<Plan> {
  parts.refuseOthers(reference, 'a scan is renewed wholly, and', []);
  if (causes)
    throw new ModversionsError(
      `${reference}: a scan is renewed wholly, and cannot be by --cause`,
      'leave it out',
    );
  const [was, is] = [readScan(reference), readScan(next)];
  refusePart(missingParts(next, is.summary));
  if (was.summary.architecture !== is.summary.architecture)
    throw new ModversionsError(
      `${next}: is for ${is.summary.architecture}, and ${reference} for ${was.summary.architecture}`,
      'give a scan for the same architecture',
    );
  const [before, after] = [
    await symversIn(join(reference, 'Module.symvers')),
    await symversIn(join(next, 'Module.symvers')),
  ];
  refuseEmpty(next, after.size);
  const summaries = [was.summary, is.summary].map(({ files, ...rest }) => ({
    files,
    rest: JSON.stringify(rest),
  }));
  const digests = summaries.map(({ files, rest }) => ({
    ...Object.fromEntries(Object.entries(files).map(([name, digest]) => [name, digest?.sha256])),
    'scan.json': rest,
  })) as Record<string, string | undefined>[];
  return {
    kind: 'scan',
    changes: [...rowChanges(before, after), ...fileChanges(digests[0]!, digests[1]!)],
    gone: [...before.keys()].filter((name) => !after.has(name)),
    write: (target) => void writeScan(target, is.readCorpus(), factsOf(is.summary)),
  };
}

type Digests = Readonly<Record<string, string | undefined>>;

function fileChanges(before: Digests, after: Digests): ReferenceChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      of: 'file',
      name,
      what: before[name] === undefined ? 'added' : after[name] === undefined ? 'removed' : 'changed',
      fields: [],
    }));
}

/** A file of the field, for whatever the new kernel was read from. @throws ModversionsError where that cannot be done */
export async function plannedForFile(
  reference: string,
  next: string,
  parts: PartsOfReference,
  causes: CausesOfReference | undefined,
  args: SideArguments,
): Promise<Plan> {
  refuseFileOfScan(reference);
  const revisions = await revisionsAmong([next], args);
  const reader = new SymtypesReader();
  const was = await sideNamed(reference, reader, args, undefined);
  const is = await sideNamed(next, reader, args, revisions);
  tellWarnings(was.warnings);
  if (is.isWhole) tellWarnings(is.warnings);
  else refusePart(is.warnings);
  if (was.kind === 'symvers') return plannedRows(was, is, parts, causes);
  if (was.kind === 'symtypes') return plannedTypes(was, is, { parts, causes }, reader);
  throw new ModversionsError(
    `${reference}: is no reference that can be renewed`,
    'name a Module.symvers, a consolidated symtypes file, or a scan',
  );
}

/** @throws ModversionsError for a file whose digest stands in a scan.json beside it */
function refuseFileOfScan(file: string): void {
  const folder = dirname(realpathSync(file));
  if (!existsSync(join(folder, 'scan.json'))) return;
  throw new ModversionsError(
    `${file}: is a file of a scan, which would not be whole any more`,
    'name the folder, to renew all of the scan',
  );
}

function plannedRows(
  was: Kernel,
  is: Kernel,
  parts: PartsOfReference,
  causes: CausesOfReference | undefined,
): Plan {
  parts.refuseOthers(was.path, 'a Module.symvers', ['symbol', 'module']);
  refuseUnlike(was.path, /^0x/i, 'a row');
  const [before, after] = [was.rows!, is.rows];
  if (!after || is.isWithoutCrcs)
    throw new ModversionsError(`${is.path}: has no CRCs`, 'give a kernel with a Module.symvers, or a scan');
  refuseEmpty(is.path, after.size);
  if (causes) refuseOtherKernels(causes, crcsIn(before), crcsIn(after), causes.file);
  const isChosen = causes
    ? ({ name }: SymversRow): boolean => causes.chosen.has(name)
    : parts.chooserOf([...before.values(), ...after.values()], {
        symbol: ({ name }) => name,
        module: ({ module }) => module,
      });
  const rows = renewRows(before, after, isChosen);
  const lines = [...rows.values()].map((row) => symversLine(typedRow(row, before.has(row.name) ? was : is)));
  return {
    kind: 'symvers',
    changes: rowChanges(before, rows),
    gone: [...before.keys()].filter((name) => !rows.has(name)),
    write: (target) => writeFile(target, lines),
  };
}

const crcsIn = (rows: ReadonlyMap<string, SymversRow>): Map<string, number> =>
  new Map([...rows].map(([name, { crc }]) => [name, crc]));

function typedRow(row: SymversRow, { path }: Kernel): SymversRow & { type: NonNullable<SymversRow['type']> } {
  const { type } = row;
  if (type !== null) return { ...row, type };
  throw new ModversionsError(
    `${path}:${row.line}: a row without an export type`,
    'give the Module.symvers that the build has written',
  );
}

function plannedTypes(
  was: Kernel,
  is: Kernel,
  { parts, causes }: { parts: PartsOfReference; causes: CausesOfReference | undefined },
  { records }: SymtypesReader,
): Plan {
  parts.refuseOthers(was.path, 'a symtypes file', ['path']);
  refuseUnlike(was.path, /^\/\*/, 'the heading of an object');
  if (!is.readTypes || is.kind === 'shipped')
    throw new ModversionsError(
      `${is.path}: holds no types as symtypes have them`,
      'give a scan, or symtypes of the new kernel',
    );
  const types = { base: was.readTypes!(records), new: is.readTypes(records) };
  const [before, after] = [types.base.units, types.new.units];
  refuseEmpty(is.path, after.length);
  // A comparison reads such records without what follows from others; so they must not be written.
  if (is.kind !== 'symtypes' && records.texts.some(isDebugRecord))
    throw new ModversionsError(
      `${is.path}: types from debug data are taken over from symtypes files alone`,
      'give the symtypes file of the new kernel',
    );
  const isChosen = causes
    ? unitsByCause(causes, records, types)
    : parts.chooserOf([...before, ...after], { path: ({ name }) => name });
  const units = renewUnits(records, before, after, isChosen);
  const kept = new Set(units.flatMap((unit) => exportsOf(records, unit)));
  return {
    kind: 'symtypes',
    changes: unitChanges(before, units),
    gone: before.flatMap((unit) => exportsOf(records, unit)).filter((name) => !kept.has(name)),
    write: (target) => writeFile(target, symtypesSections({ records, units })),
  };
}

/**
 * An object is renewed where all of it that changed changed for the causes: its exports share one set of types.
 * @throws ModversionsError where the comparison is of other kernels
 */
function unitsByCause(
  causes: CausesOfReference,
  records: Records,
  { base, new: next }: { base: KernelTypes; new: KernelTypes },
): (unit: SymtypesUnit) => boolean {
  const [was, is] = [crcsOf(base), crcsOf(next)];
  refuseOtherKernels(causes, was, is, causes.file);
  const names = new Set<string>();
  const others = new Set<string>();
  for (const unit of [...base.units, ...next.units]) {
    const changed = exportsOf(records, unit).filter((name) => was.get(name) !== is.get(name));
    if (changed.length === 0) continue;
    const isWhole = changed.every((name) => causes.chosen.has(name));
    (isWhole ? names : others).add(unit.name);
  }
  return ({ name }) => names.has(name) && !others.has(name);
}

/** @throws ModversionsError for a kernel of which a part is missing: it would go from the reference as if it were gone */
function refusePart(warnings: readonly Warning[]): void {
  const [first] = warnings;
  if (first) throw new ModversionsError(first.message, first.remedy);
}

function refuseEmpty(path: string, count: number): void {
  if (count === 0)
    throw new ModversionsError(`${path}: exports nothing`, 'give the kernel that is to become the reference');
}

/** @throws ModversionsError for a reference that does not begin as what is written would, such as a compressed one */
function refuseUnlike(file: string, beginning: RegExp, what: string): void {
  const start = Buffer.alloc(2);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, start);
    if (length === 0 || beginning.test(start.toString('latin1'))) return;
  } finally {
    closeSync(descriptor);
  }
  throw new ModversionsError(
    `${file}: does not begin with ${what}, and would not be kept in its form`,
    'unpack it, or make it one file with modversions consolidate',
  );
}

function writeFile(file: string, lines: Iterable<RawText>): void {
  try {
    writeWhole(file, inBytes(lines));
  } catch (error) {
    throw systemError(file, error, 'give a reference that can be written');
  }
}
