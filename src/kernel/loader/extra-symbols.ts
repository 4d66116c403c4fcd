// SPDX-License-Identifier: GPL-2.0-or-later
import type { SymversRow } from '../../formats/corpus';
import { printable, type Warning } from '../../problem';

/** The Module.symvers of a build of modules outside of the kernel. */
export interface SymversFile {
  path: string;
  rows: ReadonlyMap<string, SymversRow>;
  warnings: readonly Warning[];
}

/** Symbols that a message names before the rest is counted. */
const NAMED = 5;

/**
 * What modules export that are no part of the kernel, as KBUILD_EXTRA_SYMBOLS of a build names it. Of a symbol that
 * several have, the kernel's counts, then that of the file that was named first; such a symbol gets a warning where the
 * others are of another version, since only one of the modules can be loaded.
 */
export class ExtraSymbols {
  constructor(private readonly files: readonly SymversFile[]) {}

  /** The rows of symbols that a kernel does not have. @param kernel its rows */
  besides(kernel: ReadonlyMap<string, SymversRow>): Map<string, SymversRow> {
    const rows = new Map<string, SymversRow>();
    for (const file of this.files) {
      for (const [name, row] of file.rows) if (!kernel.has(name) && !rows.has(name)) rows.set(name, row);
    }
    return rows;
  }

  /** @param path of the kernel */
  warnings(kernel: ReadonlyMap<string, SymversRow>, path: string): Warning[] {
    const found: Warning[] = [];
    const first = new Map([...kernel].map(([name, { crc }]) => [name, { crc, path }]));
    for (const file of this.files) {
      found.push(...file.warnings);
      if (file.rows.size === 0)
        found.push({
          message: `${file.path}: exports nothing`,
          remedy: 'give the Module.symvers of a build',
        });
      const others = new Map<string, string[]>();
      for (const [name, { crc }] of file.rows) {
        const known = first.get(name);
        if (!known) first.set(name, { crc, path: file.path });
        else if (known.crc !== crc) others.set(known.path, [...(others.get(known.path) ?? []), name]);
      }
      for (const [other, names] of others) found.push(otherVersion(file.path, other, names));
    }
    return found;
  }
}

function otherVersion(path: string, first: string, names: readonly string[]): Warning {
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED).map((name) => printable(name));
  return {
    message: `${path}: ${first} has another version of ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}, which counts`,
    remedy: 'leave out what is not loaded',
  };
}
