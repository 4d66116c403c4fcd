// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { LARGEST, readContent } from '../content';
import { ModversionsError, systemError } from '../../problem';
import { isBoot, isKernelName, isModuleName, isObjectName, isSymversName } from './names';

/** A file of a kernel, wherever it lies. */
export interface ShippedFile {
  /** For messages. */
  name: string;
  /** Its path, for order. */
  path: string;
  /** By which a module is called that nothing else names: its path below what was given. */
  below: string;
  read(): Promise<Buffer>;
}

/** Files of one kernel, by what they are. */
export interface ShippedParts {
  symvers: ShippedFile[];
  images: ShippedFile[];
  modules: ShippedFile[];
  /** What modules and the kernel are linked from; not looked at where these are there. */
  objects: ShippedFile[];
  /** As files beside them tell it; null where none does. */
  release: string | null;
}

/** Entries of a folder that are gone through; a whole system has more, a kernel's folder less. */
const MOST = 200_000;
const REMEDY = 'give the file or folder of one kernel';

export const noParts = (): ShippedParts => ({
  symvers: [],
  images: [],
  modules: [],
  objects: [],
  release: null,
});

/** Takes a file for what its name says it is. */
export function sort(parts: ShippedParts, file: ShippedFile): void {
  const name = basename(file.path);
  if (isModuleName(name)) parts.modules.push(file);
  else if (isObjectName(name)) parts.objects.push(file);
  else if (isSymversName(name)) parts.symvers.push(file);
  else if (isKernelName(name) || isBoot(name)) parts.images.push(file);
}

/**
 * The files of a kernel below a folder. Links are followed nowhere but from `/lib/modules/RELEASE/build`, which leads to the
 * headers.
 * @throws ModversionsError for a folder that cannot be read, or holds too much
 */
export function partsBelow(folder: string): ShippedParts {
  const parts = noParts();
  const open = [folder];
  let count = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of attempt(at, () => readdirSync(at!, { withFileTypes: true }))) {
      if (++count > MOST) throw new ModversionsError(`${folder}: holds more than ${MOST} files`, REMEDY);
      const path = join(at, entry.name);
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) sort(parts, fileAt(path, relative(folder, path)));
    }
  }
  if (parts.images.length + parts.modules.length > 0) parts.objects = [];
  parts.release = releaseOf(folder);
  if (parts.symvers.length === 0) addHeaders(parts, join(folder, 'build'));
  for (const list of [parts.symvers, parts.images, parts.modules, parts.objects])
    list.sort((a, b) => (a.path < b.path ? -1 : 1));
  return parts;
}

/** A file that is read when it is needed. @param below its path below what was given */
export function fileAt(path: string, below = basename(path)): ShippedFile {
  return { name: path, path, below, read: () => readContent(path, { limit: LARGEST, remedy: REMEDY }) };
}

/**
 * Whether modules or objects lie below a folder, and no dumps of types, which a build may have put beside them. Of a folder
 * with a Module.symvers only what lies in it itself counts: headers bring tools of theirs.
 */
export function holdsBuilt(folder: string): boolean {
  const open = [folder];
  const isFlat = existsSync(join(folder, 'Module.symvers'));
  let [isFound, count] = [false, 0];
  for (let at = open.pop(); at !== undefined && count < MOST; at = open.pop()) {
    for (const entry of attempt(at, () => readdirSync(at!, { withFileTypes: true }))) {
      count++;
      if (entry.isDirectory() && !isFlat) open.push(join(at, entry.name));
      if (!entry.isFile()) continue;
      if (entry.name.endsWith('.symtypes')) return false;
      isFound ||= isModuleName(entry.name) || isObjectName(entry.name);
    }
  }
  return isFound;
}

function addHeaders(parts: ShippedParts, folder: string): void {
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  for (const name of names)
    if (isSymversName(name) || name === 'vmlinux') sort(parts, fileAt(join(folder, name)));
  parts.release ??= names.length > 0 ? releaseOf(folder) : null;
}

/** Files of headers that tell the release, the surer first: Debian's second one tells the version of the sources. */
export const RELEASE_FILES = ['include/generated/utsrelease.h', 'include/config/kernel.release'] as const;

/** The release in one of them. */
export const releaseIn = (text: string): string | null => /(\d[\w.+~-]*)/.exec(text)?.[1] ?? null;

function releaseOf(folder: string): string | null {
  for (const name of RELEASE_FILES) {
    try {
      const release = releaseIn(readFileSync(join(folder, name), 'latin1'));
      if (release !== null) return release;
    } catch {
      // A folder without headers.
    }
  }
  return null;
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw systemError(file, error, REMEDY);
  }
}
