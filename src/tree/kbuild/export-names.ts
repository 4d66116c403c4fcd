// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { byBytes } from '../../formats/corpus';
import { bearingIn, type NoteBearing } from './bearing';
import { definitionsIn, includedIn, withoutCommentsAndDirectives } from './export-text';
import { bytesOf, usesLineInCondition } from './source-text';

/** Every export has this in its name, or in what it expands to in the end. */
const EXPORT = 'EXPORT_';
/** Every export expands to this. Identifiers with `EXPORT_` are far more. */
const EXPORTS = /\w*EXPORT_SYMBOL\w*/;

/** What a tree's common headers say of exports. */
export interface ExportNames {
  /** Words one of which stands in every file that exports something itself. */
  words: readonly string[];
  /** Headers that hold an export statement themselves, as they are included. */
  headers: ReadonlySet<string>;
  usesLineInConditions: boolean;
}

/**
 * Reads all headers of the folders and finds the macros that expand to an export, to a fixed point, though their
 * names say nothing of it.
 * @param folders absolute paths
 */
export function exportNames(folders: readonly string[], note?: NoteBearing): ExportNames {
  const files: { path: string; name: string; bytes: Buffer }[] = [];
  for (const folder of folders) {
    for (const name of headersBelow(folder, '')) {
      const path = join(folder, name);
      const bytes = bytesOf(path);
      if (bytes) files.push({ path, name, bytes });
      else note?.(path, bearingIn(path, bytes, []));
    }
  }
  const names = new Set<string>();
  let searched = [EXPORT];
  while (searched.length > 0) {
    const texts = files.filter(({ bytes }) => searched.some((word) => bytes.includes(word)));
    searched = texts.flatMap(({ bytes }) => newMacros(bytes.toString('latin1'), names));
  }
  const words = [EXPORT, ...[...names].filter((name) => !name.includes(EXPORT)).sort(byBytes)];
  if (note) for (const { path, bytes } of files) note(path, bearingIn(path, bytes, words));
  return {
    words,
    headers: exportingHeaders(files, words),
    usesLineInConditions: files.some(({ bytes }) => usesLineInCondition(bytes)),
  };
}

/** Adds the macros of a text that expand to an export as far as is known, and gives those that are new. */
function newMacros(text: string, names: Set<string>): string[] {
  const found: string[] = [];
  for (const { name, body } of definitionsIn(text)) {
    if (names.has(name)) continue;
    const doesExport =
      EXPORTS.test(name) || EXPORTS.test(body) || (body.match(/\w+/g) ?? []).some((word) => names.has(word));
    if (!doesExport) continue;
    names.add(name);
    found.push(name);
  }
  return found;
}

/** Headers with a statement that exports, outside of macros, and those that include one. */
function exportingHeaders(
  files: readonly { name: string; bytes: Buffer }[],
  words: readonly string[],
): Set<string> {
  const headers = new Set<string>();
  const statement = new RegExp(`^[ \\t]*\\w*(${words.join('|')})\\w*[ \\t]*[( \\t]`, 'm');
  for (const { name, bytes } of files) {
    if (!words.some((word) => bytes.includes(word))) continue;
    if (!statement.test(withoutCommentsAndDirectives(bytes.toString('latin1')))) continue;
    headers.add(name).add(name.replace(/^(generated\/)?(uapi\/)?/, ''));
  }
  for (const header of headers) {
    const inner = header.slice(header.lastIndexOf('/') + 1);
    for (const { name, bytes } of files) {
      if (headers.has(name) || !bytes.includes(inner)) continue;
      const included = includedIn(bytes.toString('latin1'));
      if (included.some((path) => path === header || header.endsWith(`/${path}`))) headers.add(name);
    }
  }
  return headers;
}

function* headersBelow(root: string, folder: string): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => byBytes(a.name, b.name))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* headersBelow(root, path);
    else if (entry.name.endsWith('.h')) yield path;
  }
}
