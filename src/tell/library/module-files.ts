// SPDX-License-Identifier: GPL-2.0-or-later
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byBytes } from '../../formats/corpus';
import { ModversionsError, systemError } from '../../problem';

/** A module as it is shipped. */
const MODULE = /\.ko(\.(gz|xz|zst))?$/;
const REMEDY = 'give modules, or directories with modules in them';

/** A file to be read as a module, or why a name leads to none. */
export type ModuleFile = { file: string } | { file: string; error: ModversionsError };

/**
 * The modules that names stand for: a file is one whatever its name, a directory stands for all modules below it, by
 * the bytes of their paths. Links to directories are passed over: those of a kernel package lead to whole trees.
 */
export function moduleFiles(names: readonly string[]): ModuleFile[] {
  const found = new Map<string, ModuleFile>();
  for (const name of names) {
    for (const one of filesOf(name)) found.set(one.file, one);
  }
  return [...found.values()];
}

function filesOf(name: string): ModuleFile[] {
  if (name === '-') return [{ file: name }];
  try {
    if (!statSync(name).isDirectory()) return [{ file: name }];
    const files = [...below(name)].sort(byBytes);
    if (files.length === 0) throw new ModversionsError(`${name}: no modules below it`, REMEDY);
    return files.map((file) => ({ file }));
  } catch (error) {
    const shown = systemError(name, error, REMEDY);
    if (shown instanceof ModversionsError) return [{ file: name, error: shown }];
    throw shown;
  }
}

function* below(folder: string): Generator<string> {
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const name of readdirSync(next)) {
      const path = join(next, name);
      const stat = lstatSync(path);
      if (stat.isDirectory()) folders.push(path);
      else if (MODULE.test(name) && (stat.isFile() || isFile(path))) yield path;
    }
  }
}

/** What a link leads to. A link that leads nowhere is told when it is read. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}
