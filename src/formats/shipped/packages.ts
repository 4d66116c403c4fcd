// SPDX-License-Identifier: GPL-2.0-or-later
import { basename } from 'node:path';
import { contentOf, LARGEST, tooMuch } from '../content';
import { ModversionsError } from '../../problem';
import { cpioEntries, isCpio } from './cpio';
import { isBoot, isKernelName, isModuleName, isSymversName } from './names';
import {
  fileAt,
  noParts,
  releaseIn,
  RELEASE_FILES,
  sort,
  type ShippedFile,
  type ShippedParts,
} from './parts';
import { REMEDY, type PackedEntry } from './packed-entry';
import { isRpm, rpmPayload } from './rpm';

/** A Debian package is an archive of `ar`: this, and members with headers of 60 bytes. */
const AR = '!<arch>\n';
const [HEADER, SIZE_AT, SIZE_END] = [60, 48, 58];
/** Members of a package; it has three. */
const MOST_MEMBERS = 16;
/** Files in an archive that are looked at. */
const MOST_FILES = 200_000;
/** Bytes of a file that tells a release. */
const LONGEST_RELEASE = 200;

const isDeb = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, AR.length + 13) === `${AR}debian-binary`;
const isTar = (bytes: Buffer): boolean => bytes.toString('latin1', 257, 262) === 'ustar';

/** Whether bytes are a package or an archive. */
export const isPackage = (bytes: Buffer): boolean =>
  isDeb(bytes) || isRpm(bytes) || isTar(bytes) || isCpio(bytes);

/**
 * The files of a kernel in a package of Debian or RPM, or in a tar or cpio archive. Nothing is written or run, links are not
 * followed, and paths are names only.
 * @param bytes decompressed
 * @throws ModversionsError for a damaged package, or one that holds too much
 */
export async function packedParts(bytes: Buffer, file: string): Promise<ShippedParts> {
  const parts = noParts();
  const releases: (string | null)[] = [];
  let [kept, count] = [0, 0];
  for await (const { name, isFile, content } of await entriesOf(await archiveOf(bytes, file), file)) {
    if (++count > MOST_FILES)
      throw new ModversionsError(`${file}: holds more than ${MOST_FILES} files`, REMEDY);
    const rank = RELEASE_FILES.findIndex((one) => name.endsWith(`/${one}`));
    if (!isFile || !(rank >= 0 || isWanted(basename(name)))) continue;
    const found = await content();
    kept += found.length;
    if (kept > LARGEST) throw tooMuch(file, LARGEST);
    if (rank >= 0) {
      releases[rank] ??= releaseIn(found.toString('latin1', 0, LONGEST_RELEASE));
      continue;
    }
    const path = name.replace(/^\.?\/+/, '');
    const shown = `${file}:${path}`;
    sort(parts, { name: shown, path, below: path, read: () => contentOf(found, shown, LARGEST) });
  }
  parts.release = releases.find((one) => one) ?? null;
  for (const list of [parts.symvers, parts.images, parts.modules, parts.objects])
    list.sort((a, b) => (a.path < b.path ? -1 : 1));
  return parts;
}

/** The archive in a package, or what is one itself. */
function archiveOf(bytes: Buffer, file: string): Promise<Buffer> {
  if (isDeb(bytes)) return contentOf(dataOf(bytes, file), file, 2 * LARGEST);
  if (isRpm(bytes)) return contentOf(rpmPayload(bytes, file), file, 2 * LARGEST);
  return Promise.resolve(bytes);
}

async function entriesOf(
  archive: Buffer,
  file: string,
): Promise<AsyncIterable<PackedEntry> | Iterable<PackedEntry>> {
  // Most commands never see one, and would load what reads it.
  if (isTar(archive)) return (await import('./tar')).tarEntries(archive, file);
  if (isCpio(archive)) return cpioEntries(archive, file);
  throw new ModversionsError(
    `${file}: holds no tar or cpio archive, or one packed in a way that is not known`,
    'gzip, xz, zstd, lz4, bzip2 and lzma are known: unpack it, and give the folder',
  );
}

/**
 * The modules in a package, by the bytes of their paths.
 * @returns null for a file that is no package
 * @throws ModversionsError as `packedParts` does
 */
export async function modulesIn(path: string): Promise<ShippedFile[] | null> {
  const bytes = await fileAt(path).read();
  return isPackage(bytes) ? (await packedParts(bytes, path)).modules : null;
}

const isWanted = (name: string): boolean =>
  isModuleName(name) || isSymversName(name) || isKernelName(name) || isBoot(name);

/** The member that holds the package's files. */
function dataOf(bytes: Buffer, file: string): Buffer {
  let at = AR.length;
  for (let member = 0; member < MOST_MEMBERS && at + HEADER <= bytes.length; member++) {
    const header = bytes.toString('latin1', at, at + HEADER);
    const digits = header.slice(SIZE_AT, SIZE_END).trim();
    const size = /^\d+$/.test(digits) ? Number(digits) : bytes.length;
    const start = at + HEADER;
    if (start + size > bytes.length) break;
    if (/^data\.tar/.test(header)) return bytes.subarray(start, start + size);
    at = start + size + (size % 2);
  }
  throw new ModversionsError(`${file}: the Debian package is cut off or damaged`, REMEDY);
}
