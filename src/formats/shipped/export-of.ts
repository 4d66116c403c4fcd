// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusExport, SymversRow } from '../corpus';

/** A row as an export. What older files call otherwise is one of two kinds to a corpus. */
export function exportOf({ name, crc, type, namespace }: SymversRow): CorpusExport {
  return { name, crc, type: type?.endsWith('GPL') ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL', namespace };
}
