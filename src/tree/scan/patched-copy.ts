// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KernelTree, PlannedUnit } from '../kbuild';
import { below } from './place';

/** What a build leaves, and history: no text is made from it. */
const LEFT_OUT = /\.(?:o|ko|a|cmd|mod|symvers|order)$|^\.git$/;

/** A copy of a tree in which some files are others. */
export interface PatchedCopy {
  tree: KernelTree;
  /** The same unit in the copy. */
  moved(unit: PlannedUnit): PlannedUnit;
}

/**
 * Makes a copy of real folders, with links for files, since what a file includes beside itself is sought in folders.
 * @param place a folder that is not there yet
 * @param files contents, a character a byte, by path below the sources
 */
export function patchedCopy(
  tree: KernelTree,
  files: ReadonlyMap<string, string>,
  place: string,
): PatchedCopy {
  const isInner = below(tree.source, tree.objects) !== undefined || tree.source === tree.objects;
  const roots: [from: string, to: string][] = [[tree.source, join(place, 'source')]];
  if (!isInner) roots.unshift([tree.objects, join(place, 'objects')]);
  for (const [from, to] of roots) linkTree(from, to, from === tree.source ? files : new Map(), '');
  // The longer path first: one may lie in the other.
  roots.sort(([a], [b]) => b.length - a.length);
  const there = (text: string): string => {
    for (const [from, to] of roots) {
      const at = text.indexOf(from);
      const isWhole = at >= 0 && !/[\w.-]/.test(text[at + from.length] ?? '');
      if (isWhole) return text.slice(0, at) + to + text.slice(at + from.length);
    }
    return text;
  };
  return {
    tree: { ...tree, source: there(tree.source), objects: there(tree.objects) },
    moved: (unit) => ({
      ...unit,
      file: there(unit.file),
      directory: there(unit.directory),
      command: unit.command.map((word, index) => (index === 0 ? word : there(word))),
      ...(unit.assembly && {
        assembly: unit.assembly.map((word, index) => (index === 0 ? word : there(word))),
      }),
    }),
  };
}

function linkTree(from: string, to: string, files: ReadonlyMap<string, string>, under: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const { name } = entry;
    const path = under === '' ? name : `${under}/${name}`;
    const [old, copy] = [join(from, name), join(to, name)];
    if (LEFT_OUT.test(name)) continue;
    if (entry.isDirectory()) linkTree(old, copy, files, path);
    else if (!files.has(path)) symlinkSync(old, copy);
  }
  if (under !== '') return;
  for (const [path, text] of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), text, 'latin1');
  }
}
