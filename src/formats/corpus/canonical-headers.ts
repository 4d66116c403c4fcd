// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable } from '../../problem';
import type { PublicHeader } from './headers';
import { headerFault } from './invariants';
import { byBytes } from './order';

const REMEDY = 'scan the tree again while nobody changes it';

/** Headers in the one form that equal scans have: by path, each once, without those that hold nothing. */
export function canonicalHeaders(headers: readonly PublicHeader[]): PublicHeader[] {
  const byFile = new Map<string, PublicHeader>();
  for (const header of headers) {
    const fault = headerFault(header);
    if (fault !== undefined) throw new ModversionsError(`${printable(header.file)}: ${fault}`, REMEDY);
    const known = byFile.get(header.file);
    if (known && JSON.stringify(known) !== JSON.stringify(header))
      throw new ModversionsError(`${printable(header.file)}: has changed while the tree was scanned`, REMEDY);
    byFile.set(header.file, header);
  }
  return [...byFile.values()]
    .filter(({ pieces }) => pieces.length > 0)
    .sort((a, b) => byBytes(a.file, b.file));
}
