// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { ModversionsError, printable, type Problem } from '../../problem';
import { UnitHasher, type UnitResult } from '../../genksyms/unit';
import { Char } from '../../text';
import { oldExports } from './old-exports';
import { readUnit } from './read-file';

/** What one file exports, or why that cannot be said. */
export interface FileResult {
  /** The file as it was given. */
  file: string;
  exports: UnitResult['exports'];
  types: Uint8Array | null;
  /** What genksyms would have found wrong. */
  problems: Problem[];
  /** Set where the exports would be wrong or incomplete. They are left out then. */
  error: { message: string; remedy: string } | null;
}

/** Hashes one file after another; whatever is wrong with one becomes part of its result, and harms no other. */
export class FileHasher {
  private hasher: UnitHasher;

  /**
   * @param withTypes whether to dump the types as well
   * @param keepBlocks whether more files will follow, for which headers are worth keeping
   */
  constructor(
    private readonly withTypes: boolean,
    private readonly keepBlocks: boolean,
    private readonly generation: Generation,
  ) {
    this.hasher = new UnitHasher(generation, keepBlocks);
  }

  hash(file: string): FileResult {
    try {
      const text = readUnit(file);
      return this.hashText(file, text);
    } catch (cause) {
      if (cause instanceof ModversionsError) return failed(file, cause);
      const message = `${file}: this program failed on it: ${cause instanceof Error ? cause.message : String(cause)}`;
      return failed(file, { message, remedy: 'please report it, with the file' });
    }
  }

  private hashText(file: string, text: Buffer): FileResult {
    try {
      const { exports, types, problems, ending } = this.hasher.hash(text, this.withTypes);
      const error = whyIncomplete(file, text, ending);
      if (error) return failed(file, error);
      const told = [...problems, ...oldExports(text, this.generation, problems)];
      return { file, exports, types, problems: told, error };
    } catch (cause) {
      // This program is at fault, or memory ran out. The hasher may hold anything now.
      this.hasher = new UnitHasher(this.generation, this.keepBlocks);
      throw cause;
    }
  }
}

function failed(file: string, { message, remedy }: { message: string; remedy: string }): FileResult {
  return { file, exports: [], types: null, problems: [], error: { message, remedy } };
}

const AGAIN = 'preprocess the unit again, with `cc -E -D__GENKSYMS__`, and give all of its output';

function whyIncomplete(
  file: string,
  text: Buffer,
  { how, place }: UnitResult['ending'],
): FileResult['error'] {
  const at =
    place.file === null ? `${file}:${place.line}` : `${file}: ${printable(place.file)}:${place.line}`;
  if (text.length === 0) return { message: `${file}:1: the file is empty`, remedy: AGAIN };
  if (how === 'stopped') {
    return {
      message: `${at}: no C from here on: a byte that C does not know, or thousands of open braces`,
      remedy: AGAIN,
    };
  }
  if (how === 'open') return { message: `${at}: the text ends inside a declaration`, remedy: AGAIN };
  if (how === 'empty') return { message: `${at}: no declarations`, remedy: AGAIN };
  if (how === 'away') return { message: `${at}: the text ends inside a header`, remedy: AGAIN };
  if (place.file === null) {
    return {
      message: `${at}: no line markers: which types the source file defines cannot be told`,
      remedy: AGAIN,
    };
  }
  if (text[text.length - 1] !== Char.NEWLINE)
    return { message: `${at}: the text ends inside a line`, remedy: AGAIN };
  return null;
}
