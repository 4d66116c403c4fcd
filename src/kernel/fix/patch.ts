// SPDX-License-Identifier: GPL-2.0-or-later
import { createTwoFilesPatch } from 'diff';
import { edited, Unwritable } from './edits';
import { addInclude } from './guard-include';
import { sourceOf } from './source-words';
import type { Way, Workbench } from './workbench';

/**
 * The files that fixes change, as they are with all of them.
 * @returns by path below the tree
 * @throws Unwritable where two want the same lines
 */
export function patchedFiles(ways: readonly Way[], { read }: Pick<Workbench, 'read'>): Map<string, string> {
  const edits = new Map<string, Way['edits'][number]['edit'][]>();
  for (const { edits: own, header } of ways) {
    for (const { file, edit } of own) {
      const list = edits.get(file) ?? [];
      const isKnown = list.some((one) => JSON.stringify(one) === JSON.stringify(edit) && edit.to > edit.from);
      if (!isKnown) edits.set(file, [...list, edit]);
    }
    if (header === null) continue;
    for (const file of new Set(own.map((one) => one.file))) {
      const list = edits.get(file)!;
      const [added] = addInclude(sourceOf(read(file)!), header);
      if (added && !list.some(({ lines }) => lines.join() === added.lines.join())) list.push(added);
    }
  }
  const files = new Map<string, string>();
  for (const [file, list] of edits) {
    const text = read(file);
    if (text === null) throw new Unwritable(`${file} is not in the tree`);
    files.set(file, edited(sourceOf(text), list));
  }
  return files;
}

/** The unified diff of all files, by path, as `patch -p1` and `git apply` take it. */
export function unifiedDiff(files: ReadonlyMap<string, string>, { read }: Pick<Workbench, 'read'>): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => {
      const whole = createTwoFilesPatch(`a/${file}`, `b/${file}`, read(file)!, text, undefined, undefined, {
        context: 3,
      });
      return whole.slice(whole.indexOf('--- '));
    })
    .join('');
}
