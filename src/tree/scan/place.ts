// SPDX-License-Identifier: GPL-2.0-or-later
import { isAbsolute, relative } from 'node:path';

/** A path as it is below a folder; undefined where it is not. */
export function below(folder: string, path: string): string | undefined {
  const found = relative(folder, path);
  return found === '' || found.startsWith('..') || isAbsolute(found) ? undefined : found;
}

/** An absolute path below the source or the object tree, one of which may lie in the other; undefined elsewhere. */
export function placeBelow(
  { source, objects }: Record<'source' | 'objects', string>,
  path: string,
): string | undefined {
  const [inner, outer] = source.length > objects.length ? [source, objects] : [objects, source];
  return below(inner, path) ?? below(outer, path);
}
