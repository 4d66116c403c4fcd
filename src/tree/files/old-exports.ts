// SPDX-License-Identifier: GPL-2.0-or-later
import { G0_MACROS, type Generation } from '../../../grammars';
import type { Problem } from '../../problem';

/** The words by which units of old kernels export, which are no words of later ones. */
const OLD = Object.keys(G0_MACROS.keywords).filter((word) => G0_MACROS.keywords[word] === 'EXPORT');
const STATEMENT = new RegExp(`^[ \\t]*(?:${OLD.join('|')})[ \\t]*\\(`, 'm');
/** A version whose genksyms knows them, for `--generation`. */
const REMEDY = '--generation 4.18';

/**
 * What to tell of a unit that exports as kernels up to 5.1 do, read as a later genksyms reads it: that takes the
 * statements for errors of syntax, and the unit for one without exports.
 * @param problems what was found wrong in it
 */
export function oldExports(text: Buffer, { keywords }: Generation, problems: readonly Problem[]): Problem[] {
  const first = problems.find(({ kind }) => kind === 'syntax');
  if (!first || OLD.some((word) => word in keywords)) return [];
  // Most units with a mistake in them do not have the words, and a search for bytes is quick.
  if (!text.includes('EXPORT_SYMBOL') && !text.includes('EXPORT_UNUSED_SYMBOL')) return [];
  const [statement] = STATEMENT.exec(text.toString('latin1')) ?? [];
  if (statement === undefined) return [];
  const word = statement.replace(/[ \t(]/g, '');
  const message = `${word} is how kernels up to 5.1 export: ${REMEDY} reads it`;
  return [{ kind: 'old-export', file: first.file, line: first.line, message }];
}
