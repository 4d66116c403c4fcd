// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readKernel, type Kernel, type SymtypesReader } from '../corpus';
import { isBootImage, isBtf, isRawImage } from '../image';
import { ModversionsError } from '../../problem';
import type { Progress } from '../../progress';
import { fileAt, holdsBuilt, noParts, partsBelow, sort, type ShippedParts } from './parts';
import { isPackage, packedParts } from './packages';
import { shippedKernel } from './shipped-kernel';

/** What a folder of an installed or unpacked kernel has in it. */
const SIGNS = [
  'boot',
  'lib/modules',
  'usr/lib/modules',
  'usr/src',
  'kernel',
  'modules.dep',
  'vmlinux',
  'vmlinuz',
];

/**
 * Reads one side of a comparison, whatever it is: what `readKernel` reads, or a kernel as it is shipped, in a file, a folder,
 * or several joined with `+`.
 * @throws ModversionsError naming what cannot be read
 */
export async function readSide(path: string, reader: SymtypesReader, progress: Progress): Promise<Kernel> {
  const paths = joinedPaths(path);
  if (paths.length > 1) return shippedKernel(path, await partsNamed(paths));
  if (path === '-') return readKernel(path, reader, progress);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) {
    if (isShippedFolder(path)) return shippedKernel(path, partsBelow(path));
  } else if (status?.isFile()) {
    // What a pipe holds can be read but once, by who knows it.
    const bytes = await fileAt(path).read();
    return isShipped(bytes)
      ? shippedKernel(path, await partsIn(path, bytes))
      : readKernel(path, reader, progress, bytes);
  }
  return readKernel(path, reader, progress);
}

/** All files of a kernel. @param paths that are there; several in one name may be joined with `+` */
export async function partsNamed(paths: readonly string[]): Promise<ShippedParts> {
  const all = noParts();
  for (const one of paths.flatMap(joinedPaths)) add(all, await partsOf(one));
  return all;
}

/** Whether a folder is that of a kernel as it is shipped or built, and no scan or dumps. */
function isShippedFolder(path: string): boolean {
  if (existsSync(join(path, 'scan.json'))) return false;
  return SIGNS.some((sign) => existsSync(join(path, sign))) || holdsBuilt(path);
}

const isShipped = (bytes: Buffer): boolean =>
  bytes.length > SHORTEST && (isElf(bytes) || isImage(bytes) || isPackage(bytes));

/** Bytes that no image or package comes without. */
const SHORTEST = 64;
const isElf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === '\x7fELF';
/** `e_type` of what is linked: a kernel, and no module or object. */
const isLinked = (bytes: Buffer): boolean => [2, 3].includes(bytes[5] === 2 ? bytes[17]! : bytes[16]!);
const isImage = (bytes: Buffer): boolean =>
  isElf(bytes) ? isLinked(bytes) : isBtf(bytes) || isBootImage(bytes) || isRawImage(bytes);

/** The parts of a name that files were joined to with `+`; a file of that very name is one. */
function joinedPaths(path: string): string[] {
  if (existsSync(path) || !path.includes('+')) return [path];
  const paths: string[] = [];
  let open = '';
  // Names of files have a plus sign too: linux-headers-7.3.4+deb13-amd64.
  for (const piece of path.split('+')) {
    open = open === '' ? piece : `${open}+${piece}`;
    if (!existsSync(open)) continue;
    paths.push(open);
    open = '';
  }
  if (open === '') return paths;
  if (paths.length === 0) return [path];
  throw new ModversionsError(
    `${open}: no such file`,
    'join files that are there with +: Module.symvers+vmlinux',
  );
}

async function partsOf(path: string): Promise<ShippedParts> {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw new ModversionsError(`${path}: no such file or folder`, 'name files that are there');
  return status.isDirectory() ? partsBelow(path) : partsIn(path, await fileAt(path).read());
}

/** @param bytes of the file, which are not read again */
async function partsIn(path: string, bytes: Buffer): Promise<ShippedParts> {
  const parts = noParts();
  const file = { ...fileAt(path), read: () => Promise.resolve(bytes) };
  sort(parts, file);
  if (LISTS.some((list) => parts[list].length > 0)) return parts;
  if (bytes.length <= SHORTEST) parts.symvers.push(file);
  else if (isPackage(bytes)) return packedParts(bytes, path);
  else if (isImage(bytes)) parts.images.push(file);
  else if (isElf(bytes)) parts.objects.push(file);
  else parts.symvers.push(file);
  return parts;
}

const LISTS = ['symvers', 'images', 'modules', 'objects'] as const;

function add(all: ShippedParts, one: ShippedParts): void {
  for (const list of LISTS) all[list].push(...one[list]);
  all.release ??= one.release;
}
