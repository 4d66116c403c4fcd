// SPDX-License-Identifier: GPL-2.0-or-later
import { isDebugRecord, type KernelTypes, type SymversRow } from '../../formats/corpus';
import { ModversionsError } from '../../problem';
import type { RawText } from '../../text';
import { crcsOf } from '../compare';
import { crcText, inOrder } from './changes';

/**
 * Where rows and types of a reference contradict each other. `crc`: the types give another CRC than the row. `untyped`: a
 * row that has a CRC and no types. `unlisted`: types of an export without a row.
 */
export interface ReferenceFinding {
  name: RawText;
  what: 'crc' | 'untyped' | 'unlisted';
  /** The CRCs of the row and of the types; null where there is none. */
  row: RawText | null;
  types: RawText | null;
}

export interface ReferenceCheck {
  /** Exports whose row and types give the same CRC. */
  same: number;
  /** Exports without a CRC (zero) and without types, as kbuild has them where no version can be made. */
  unversioned: number;
  /** By name. */
  findings: ReferenceFinding[];
}

/**
 * Whether rows and types belong together: the CRC of each export is made again from its types.
 * @param file that of the types, for messages
 * @throws ModversionsError for types from debug data, of which no CRC can be made again
 */
export function checkReference(
  rows: ReadonlyMap<string, SymversRow>,
  types: KernelTypes,
  file: string,
): ReferenceCheck {
  if (types.records.texts.some(isDebugRecord))
    throw new ModversionsError(
      `${file}: its types are from debug data, of which CRCs cannot be made again`,
      'check references that genksyms or a scan of sources has made',
    );
  const crcs = crcsOf(types);
  const check: ReferenceCheck = { same: 0, unversioned: 0, findings: [] };
  const find = (name: string, what: ReferenceFinding['what']): void => {
    const [row, crc] = [rows.get(name)?.crc, crcs.get(name)];
    const textOf = (value: number | undefined): string | null =>
      value === undefined ? null : crcText(value);
    check.findings.push({ name, what, row: textOf(row), types: textOf(crc) });
  };
  for (const { name, crc } of rows.values()) {
    const made = crcs.get(name);
    if (made === crc) check.same++;
    else if (made !== undefined) find(name, 'crc');
    else if (crc === 0) check.unversioned++;
    else find(name, 'untyped');
  }
  for (const name of crcs.keys()) if (!rows.has(name)) find(name, 'unlisted');
  inOrder(check.findings);
  return check;
}
