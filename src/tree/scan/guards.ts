// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import type { UnitHasher } from '../../genksyms/unit';

const WORD = '__GENKSYMS__';

/** Files in which the word says how exports are told to genksyms, and nothing else. */
const OF_EXPORTS: ReadonlySet<string> = new Set([
  'include/linux/export.h',
  'include/linux/export-internal.h',
]);

/**
 * Finds the units in which compilers may read something else than genksyms: one of their files asks who reads
 * it.
 */
export class Guards {
  private readonly byPath = new Map<string, boolean>();
  private byWord = new Map<number, boolean>();

  /**
   * @param placeOf the name under which a file is known, from the one its line markers give
   * @param pathOf its absolute path; undefined for what is no file of the tree or the compiler
   */
  constructor(
    private readonly placeOf: (file: string) => string,
    private readonly pathOf: (file: string) => string | undefined,
  ) {}

  /** Words have other numbers from now on. */
  forgetWords(): void {
    this.byWord = new Map();
  }

  /** Whether one of the files of the last unit asks. */
  areIn(hasher: UnitHasher): boolean {
    for (const word of hasher.files()) {
      let asks = this.byWord.get(word);
      if (asks === undefined) this.byWord.set(word, (asks = this.asks(hasher.word(word))));
      if (asks) return true;
    }
    return false;
  }

  private asks(file: string): boolean {
    const path = this.pathOf(file);
    if (path === undefined || OF_EXPORTS.has(this.placeOf(file))) return false;
    let asks = this.byPath.get(path);
    if (asks === undefined) this.byPath.set(path, (asks = mentions(path)));
    return asks;
  }
}

function mentions(path: string): boolean {
  try {
    return readFileSync(path).includes(WORD);
  } catch {
    // The file is gone since the compiler read it. Results that depend on it are not kept.
    return false;
  }
}
