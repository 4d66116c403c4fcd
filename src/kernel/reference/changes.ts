// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type SymtypesUnit, type SymversRow } from '../../formats/corpus';
import type { RawText } from '../../text';
import { compareSymvers } from '../compare';

const FIELDS = ['crc', 'type', 'module', 'namespace'] as const;

/** What changed in a row. CRCs stand as `0x0badcafe`. */
export interface FieldChange {
  field: (typeof FIELDS)[number];
  base: RawText;
  new: RawText;
}

/** One thing that an update changes in a reference. `of` says what it is. */
export interface ReferenceChange {
  of: 'export' | 'unit' | 'file';
  name: RawText;
  what: 'added' | 'removed' | 'changed';
  /** Of a changed export with a row; empty for all else. */
  fields: FieldChange[];
}

type Rows = ReadonlyMap<string, SymversRow>;

/** What becomes of the rows of a reference: exports by name, in the order of bytes. */
export function rowChanges(base: Rows, next: Rows): ReferenceChange[] {
  const found = new Map<string, ReferenceChange>();
  for (const { name, kind, base: was, new: is } of compareSymvers(base, next)) {
    const what = kind === 'added' || kind === 'removed' ? kind : 'changed';
    const change: ReferenceChange = found.get(name) ?? { of: 'export', name, what, fields: [] };
    found.set(name, change);
    const field = FIELDS.find((one) => one === kind);
    if (field && was && is)
      change.fields.push({ field, base: fieldText(was, field), new: fieldText(is, field) });
  }
  return inOrder([...found.values()]);
}

function fieldText(row: SymversRow, field: FieldChange['field']): RawText {
  return field === 'crc' ? crcText(row.crc) : (row[field] ?? '');
}

/** A CRC as files have it. */
export const crcText = (crc: number): string => `0x${crc.toString(16).padStart(8, '0')}`;

/** What becomes of the objects of a reference, both sides with one set of records: by path. */
export function unitChanges(base: readonly SymtypesUnit[], next: readonly SymtypesUnit[]): ReferenceChange[] {
  const before = new Map(base.map((unit) => [unit.name, unit]));
  const after = new Set(next.map(({ name }) => name));
  const changes: ReferenceChange[] = [];
  const add = (name: string, what: ReferenceChange['what']): void => {
    changes.push({ of: 'unit', name, what, fields: [] });
  };
  for (const unit of next) {
    const was = before.get(unit.name);
    if (!was) add(unit.name, 'added');
    else if (!areSame(was.records, unit.records)) add(unit.name, 'changed');
  }
  for (const { name } of base) if (!after.has(name)) add(name, 'removed');
  return inOrder(changes);
}

function areSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((record, at) => record === b[at]);
}

export const inOrder = <T extends { name: RawText }>(all: T[]): T[] =>
  all.sort((a, b) => byBytes(a.name, b.name));
