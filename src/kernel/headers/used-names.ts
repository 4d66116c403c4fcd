// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes } from '../../formats/corpus';
import { RecordName, type Keyword } from '../../record-name';
import type { RawText } from '../../text';
import type { ChangedPiece } from './compare-headers';
import { namesIn } from './words';

/** What the code of a piece leads to: exports that it calls or reads, and types whose insides it may know. */
export interface UsedNames {
  exports: RawText[];
  /** With their marks: `s#pot`. */
  types: RawText[];
}

/** What is known of names, whichever kernel has them. */
export interface KnownNames {
  isExport(name: string): boolean;
  /** @param name with its mark */
  isType(name: string): boolean;
}

const TAG = /^(?:struct|union|enum)$/;

/** Which exports and types the texts of a piece name, in the order of their bytes. */
export function usedNames({ name: own, baseLines, newLines }: ChangedPiece, known: KnownNames): UsedNames {
  const exports = new Set<string>();
  const types = new Set<string>();
  for (const text of [baseLines, newLines]) {
    for (const { name, before } of namesIn(text.join('\n'))) {
      const type = RecordName.of(TAG.test(before) ? (before as Keyword) : 'typedef', name).spelling;
      if (known.isType(type)) types.add(type);
      else if (name !== own && known.isExport(name)) exports.add(name);
    }
  }
  return { exports: [...exports].sort(byBytes), types: [...types].sort(byBytes) };
}
