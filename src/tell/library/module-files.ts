// SPDX-License-Identifier: GPL-2.0-or-later
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST, readContent } from '../../formats/content';
import { byBytes } from '../../formats/corpus';
import { modulesIn } from '../../formats/shipped';
import { ModversionsError, systemError } from '../../problem';

/** A module as it is shipped. */
const MODULE = /\.ko(\.(gz|xz|zst))?$/;
/** What packages are called. */
const PACKAGE = /\.(?:deb|rpm|cpio|tar|tgz|txz|tar\.\w+)$/;
const REMEDY = 'give modules, or packages or directories with modules in them';
/** Bytes that a compressed module may hold: ten times what the largest of a kernel's own do. */
const LARGEST_UNPACKED = 1 << 28;

/** A file that holds a module, perhaps in a package. */
export interface ModuleSource {
  /** For messages. */
  file: string;
  /** Its bytes, decompressed. @throws ModversionsError as `readContent` does */
  read: () => Promise<Buffer>;
}

/** A file to be read as a module, or why a name leads to none. */
export type ModuleFile = ModuleSource | { file: string; error: ModversionsError };

/**
 * The modules that names stand for: a package (deb, rpm, tar, cpio) stands for all modules in it, a directory for all modules below
 * it, by the bytes of their paths, and any other file is one whatever its name. Links to directories are passed over: those of a kernel package
 * lead to whole trees.
 */
export async function moduleFiles(names: readonly string[]): Promise<ModuleFile[]> {
  const found = new Map<string, ModuleFile>();
  for (const name of names) {
    for (const one of await filesOf(name)) found.set(one.file, one);
  }
  return [...found.values()];
}

async function filesOf(name: string): Promise<ModuleFile[]> {
  if (name === '-') return [fileNamed(name)];
  try {
    const status = statSync(name);
    if (status.isDirectory()) {
      const files = [...below(name)].sort(byBytes);
      if (files.length === 0) throw new ModversionsError(`${name}: no modules below it`, REMEDY);
      return files.map(fileNamed);
    }
    // What a pipe holds can be read but once.
    const packed = status.isFile() && PACKAGE.test(name) ? await modulesIn(name) : null;
    if (!packed) return [fileNamed(name)];
    if (packed.length === 0) throw new ModversionsError(`${name}: no modules in it`, REMEDY);
    return packed.map(({ name: file, read }) => ({ file, read }));
  } catch (error) {
    const shown = systemError(name, error, REMEDY);
    if (shown instanceof ModversionsError) return [{ file: name, error: shown }];
    throw shown;
  }
}

const fileNamed = (file: string): ModuleSource => ({ file, read: () => contentOf(file) });

function contentOf(file: string): Promise<Buffer> {
  const size = file === '-' ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  const limit = Math.min(LARGEST, Math.max(size, LARGEST_UNPACKED));
  return readContent(file, { limit, remedy: REMEDY });
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
