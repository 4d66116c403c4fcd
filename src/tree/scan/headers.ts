// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { byBytes, isPublicHeader, type PublicHeader } from '../../formats/corpus';
import { cutHeader } from '../headers';
import type { KernelTree } from '../kbuild';
import { placeBelow } from './place';

/**
 * What the public headers among some files give modules to take in.
 * @param paths absolute; all that units were made from
 */
export function publicHeadersIn(paths: Iterable<string>, tree: KernelTree): PublicHeader[] {
  const found = new Map<string, PublicHeader>();
  for (const path of [...paths].sort(byBytes)) {
    const file = placeBelow(tree, path);
    if (file === undefined || !isPublicHeader(file)) continue;
    const text = textOf(path);
    // Of two with one name that of the object tree counts, as for a compiler.
    if (text !== undefined && (!found.has(file) || path.startsWith(tree.objects)))
      found.set(file, { file, pieces: cutHeader(text) });
  }
  return [...found.values()];
}

/** Undefined for what has gone since a unit was made from it. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
