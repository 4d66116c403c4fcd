// SPDX-License-Identifier: GPL-2.0-or-later
import { G0_MACROS, type Generation } from '../../../grammars';
import type { Problem } from '../../problem';

/** The words by which units of old kernels export, which are no words of later ones. */
const OLD = Object.keys(G0_MACROS.keywords).filter((word) => G0_MACROS.keywords[word] === 'EXPORT');
const STATEMENT = new RegExp(`^[ \\t]*(${OLD.join('|')})[ \\t]*\\(`);
/** What all of them hold; a unit has it once an export, so that few lines are looked at. */
const PART = '_SYMBOL';
/** Bytes of a line that are looked at before and behind that part. */
const AROUND = 64;
/** A version whose genksyms knows them, for `--generation`. */
const REMEDY = '--generation 4.18';

/**
 * What to tell of a unit that exports as kernels up to 5.3 do, read as a later genksyms reads it: that takes the
 * statements for errors of syntax, and the unit for one without exports.
 * @param problems what was found wrong in it
 */
export function oldExports(text: Buffer, { keywords }: Generation, problems: readonly Problem[]): Problem[] {
  const first = problems.find(({ kind }) => kind === 'syntax');
  if (!first || OLD.some((word) => word in keywords)) return [];
  const word = oldWord(text);
  if (word === undefined) return [];
  const message = `${word} is how kernels up to 5.3 export: ${REMEDY} reads it`;
  return [{ kind: 'old-export', file: first.file, line: first.line, message }];
}

/** The word of the first such statement. Found by bytes: the text of a unit is megabytes long. */
function oldWord(text: Buffer): string | undefined {
  for (let at = text.indexOf(PART); at >= 0; at = text.indexOf(PART, at + PART.length)) {
    const start = Math.max(0, at - AROUND);
    const around = text.toString('latin1', start, at + AROUND);
    const line = around.lastIndexOf('\n', at - start) + 1;
    if (line === 0 && start > 0) continue;
    const [, word] = STATEMENT.exec(around.slice(line)) ?? [];
    if (word !== undefined) return word;
  }
  return undefined;
}
