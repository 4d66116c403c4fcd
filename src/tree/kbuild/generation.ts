import { join } from 'node:path';
import { ModversionsError } from '../../problem';
import { textOf } from './config';

/** Words and productions that only the rework of early 2025 brought. */
const REWORKED = /\btypeof_unqual\b|\b__seg_[fg]s\b|\btype_qualifier_seq\b/;
/** A production that the rework renamed. */
const BEFORE_REWORK = /\bm_abstract_declarator\b/;
const EXPORT_KEYWORD = '__GENKSYMS_EXPORT_SYMBOL';

/**
 * The generation of the grammar in a source tree's `scripts/genksyms`.
 *
 * The files tell it, since distributions take changes back to older releases. The version tells it only where
 * there are no such files.
 * @throws ModversionsError for a generation whose CRCs we cannot compute.
 */
export function grammarGeneration(source: string, version: readonly [number, number]): string {
  const folder = join(source, 'scripts/genksyms');
  const keywords = textOf(join(folder, 'keywords.c'));
  const grammar = textOf(join(folder, 'parse.y'));
  if (keywords === undefined || grammar === undefined) return generationOfVersion(source, version);
  if (!keywords.includes(EXPORT_KEYWORD)) throw tooOld(join(folder, 'keywords.c'));
  if (REWORKED.test(keywords) || REWORKED.test(grammar) || !BEFORE_REWORK.test(grammar)) {
    throw tooNew(join(folder, 'parse.y'));
  }
  return 'G0';
}

function generationOfVersion(source: string, [major, minor]: readonly [number, number]): string {
  if (major < 5 || (major === 5 && minor < 2)) throw tooOld(join(source, 'Makefile'));
  if (major > 6 || (major === 6 && minor >= 14)) throw tooNew(join(source, 'Makefile'));
  return 'G0';
}

function tooOld(file: string): ModversionsError {
  return new ModversionsError(
    `${file}: kernels before 5.2 spell exports in another way, which is not supported`,
    'scan a kernel from 5.2 to 6.13',
  );
}

function tooNew(file: string): ModversionsError {
  return new ModversionsError(
    `${file}: genksyms was reworked in 6.14, and only its grammar up to 6.13 is supported`,
    'scan a kernel from 5.2 to 6.13',
  );
}
