// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type SymversRow } from '../../formats/corpus';
import type { JudgedCause, JudgedChange, JudgedComparison } from '../judge';
import { ModversionsError, printable } from '../../problem';
import { RecordName } from '../../record-name';

/** The exports that some causes stand for. */
export interface ByCause {
  /** Those whose CRC changed for these causes and nothing else. */
  chosen: ReadonlyMap<string, JudgedChange>;
  /** Those that something else changes too: they keep what the reference has. In the order of bytes. */
  left: string[];
}

/**
 * The exports that are renewed where causes are accepted.
 * @param asked names of types and of declarations, as people or records write them
 * @param file the comparison's, for messages
 * @throws ModversionsError for a name that is no cause
 */
export function exportsByCause(
  { causes, changes }: JudgedComparison,
  asked: readonly string[],
  file: string,
): ByCause {
  const named = new Set(asked.flatMap((one) => causesNamed(causes, one, file)));
  const reached = new Set([...named].flatMap(({ exports }) => exports));
  const otherwise = new Set(causes.filter((cause) => !named.has(cause)).flatMap(({ exports }) => exports));
  const chosen = new Map<string, JudgedChange>();
  for (const change of changes) {
    const { kind, name } = change;
    if (!reached.has(name)) continue;
    if (kind === 'crc') chosen.set(name, change);
    else otherwise.add(name);
  }
  for (const name of otherwise) chosen.delete(name);
  return { chosen, left: [...reached].filter((name) => !chosen.has(name)).sort(byBytes) };
}

function causesNamed(causes: readonly JudgedCause[], asked: string, file: string): JudgedCause[] {
  const written = RecordName.written(asked)?.spelling ?? asked;
  const found = causes.filter(({ name }) => name === written || RecordName.parse(name).bare === written);
  if (found.length > 0) return found;
  throw new ModversionsError(
    `--cause '${printable(asked)}': is no cause of ${file}`,
    'name a type or a declaration as modversions compare tells its causes',
  );
}

/**
 * Holds a comparison against what is renewed.
 * @throws ModversionsError where it is one of other kernels
 */
export function refuseOtherKernels(
  { chosen }: ByCause,
  reference: ReadonlyMap<string, SymversRow['crc']>,
  next: ReadonlyMap<string, SymversRow['crc']>,
  file: string,
): void {
  for (const [name, change] of chosen) {
    const isOfThem = change.base?.crc === reference.get(name) && change.new?.crc === next.get(name);
    if (isOfThem) continue;
    throw new ModversionsError(
      `${file}: compares other kernels: '${printable(name)}' has other CRCs there`,
      'compare the kernel of the reference with the new one: modversions compare -f json:FILE REF NEW',
    );
  }
}
