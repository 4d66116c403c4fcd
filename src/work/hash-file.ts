import { ModversionsError, printable, type Problem } from '../problem';
import type { UnitHasher, UnitResult } from '../unit';
import { readUnit } from './read-file';

/** What one file exports, or why that cannot be said. */
export interface FileResult {
  /** The file as it was given. */
  file: string;
  exports: UnitResult['exports'];
  types: Uint8Array | null;
  /** What genksyms would have found wrong. */
  problems: Problem[];
  /** Set where the exports would be wrong or not all; they are left out then. */
  error: { message: string; remedy: string } | null;
}

/** Hashes a file; whatever is wrong with it becomes part of the result. */
export function hashFile(hasher: UnitHasher, file: string, withTypes: boolean): FileResult {
  try {
    const text = readUnit(file);
    const { exports, types, problems, ending } = hasher.hash(text, withTypes);
    const error = whyIncomplete(file, text, ending);
    if (error) return { file, exports: [], types: null, problems: [], error };
    return { file, exports, types, problems, error };
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    const { message, remedy } = error;
    return { file, exports: [], types: null, problems: [], error: { message, remedy } };
  }
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
  if (text[text.length - 1] !== NEWLINE)
    return { message: `${at}: the text ends inside a line`, remedy: AGAIN };
  return null;
}

const NEWLINE = 10;
