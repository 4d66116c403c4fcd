// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { definedIn, elfAt, recordedOf, versionObject, type Versioned } from '../objects';

/** What compiles Rust has one of these words in its command. */
const RUST = /--crate-(type|name)[ =]|rust_is_available|\brustc\b/;

/**
 * Versions of names that a unit exports and does not define: Rust's crates are compiled as one object each, and a unit
 * of C has the export statements. As kbuild does, each crate gives the versions of what it defines.
 */
export function crateVersions(folder: string, names: readonly string[], stable: boolean): Versioned[] {
  const wanted = new Set(names);
  const found: Versioned[] = [];
  for (const object of cratesIn(folder)) {
    const elf = elfAt(object);
    const defined = [...definedIn(elf)].filter((name) => wanted.has(name));
    if (defined.length > 0) found.push(versionObject(elf, defined, stable));
  }
  return found;
}

/** The objects of a folder that a build made of Rust, and the C helpers of rust/, by name. */
function cratesIn(folder: string): string[] {
  const helpers = join(folder, 'helpers/helpers.o');
  const objects = readdirSync(folder)
    .filter((name) => name.endsWith('.o'))
    .filter((name) => RUST.test(recordedOf(folder, name.slice(0, -'.o'.length)).command))
    .map((name) => join(folder, name));
  return [...objects, ...(existsSync(helpers) ? [helpers] : [])].sort();
}
