// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import type { UnitHasher } from '../../genksyms/unit';

const WORD = '__GENKSYMS__';

/** Parts of the word that are words of everyday headers; no two of them alone make it. */
const EVERYDAY = new Set(['GE', 'EN', 'MS', 'MS_', 'SY', 'GEN', 'SYM']);

/** The word itself, and words of which macros can paste it together: `CAT(__GENK, SYMS__)`. Single letters aside. */
const PIECE = new RegExp(`\\b(?:${piecesOf(WORD).join('|')})\\b`);
/** Macros of a file that keeps none of its lines. */
const UNTOLD_FILE = '-imacros';

function piecesOf(word: string): string[] {
  const found = new Set<string>();
  for (let from = 0; from < word.length; from++) {
    for (let to = from + 1; to <= word.length; to++) {
      const piece = word.slice(from, to);
      const letters = piece.replace(/_/g, '').length;
      const isPiece = letters > 1 || (letters === 1 && piece.includes('__'));
      if (isPiece && !EVERYDAY.has(piece)) found.add(piece);
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}

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

  /** Whether one of the files of the last unit asks, or the command that reads them. */
  areIn(hasher: UnitHasher, command: readonly string[]): boolean {
    if (command.some((word) => word.startsWith(UNTOLD_FILE) || PIECE.test(word))) return true;
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
    return PIECE.test(readFileSync(path, 'latin1'));
  } catch {
    // The file is gone since the compiler read it. Results that depend on it are not kept.
    return false;
  }
}
