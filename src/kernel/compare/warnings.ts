// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel } from '../../formats/corpus';
import { ModversionsError, printable, rawWarning, type Warning } from '../../problem';
import { SymbolList } from '../rules';
import type { SymversChoice } from './symvers';

/** A kernel as a comparison has it, with rows, of whatever they were made. */
interface Side {
  kernel: Pick<Kernel, 'path' | 'warnings' | 'typeLimits'>;
  rows: ReadonlyMap<string, unknown>;
}

/** Symbols that a message names before the rest is counted. */
const NAMED = 10;

/**
 * What makes a comparison less than it looks: parts of a side that are missing, and symbols that were asked for and are
 * nowhere. It would find nothing there, which must not pass for "nothing changed".
 * @throws ModversionsError where nothing could be found at all: a side exports nothing, or a list names nothing that is
 * there
 */
export function comparisonWarnings(sides: readonly Side[], { symbols }: SymversChoice): Warning[] {
  const found = sides.flatMap(sideWarnings);
  return symbols instanceof SymbolList ? [...found, ...listWarnings(symbols, sides).map(rawWarning)] : found;
}

/** What makes one side less than it looks. @throws ModversionsError for a side that exports nothing */
export function sideWarnings({ kernel: { path, warnings, typeLimits = [] }, rows }: Side): Warning[] {
  if (rows.size > 0) return [...warnings, ...typeLimits].map(rawWarning);
  throw new ModversionsError(
    `${path}: exports nothing: it is empty, or not a kernel's`,
    'give the Module.symvers, the symtypes or the scan of a whole kernel',
  );
}

function listWarnings(list: SymbolList, sides: readonly Side[]): Warning[] {
  const { file, size, warnings } = list;
  const remedy = 'mend the list, or give the one that belongs to these kernels';
  if (size === 0) throw new ModversionsError(`${file}: lists no symbol`, warnings[0]?.remedy ?? remedy);
  const unmatched = list.unmatchedBy(new Set(sides.flatMap(({ rows }) => [...rows.keys()])));
  if (unmatched.length === 0) return [...warnings];
  const names = namesText(unmatched);
  if (unmatched.length === size)
    throw new ModversionsError(`${file}: neither kernel exports anything that it lists: ${names}`, remedy);
  const message = `${file}: neither kernel exports ${unmatched.length} of the ${size} symbols that it lists: ${names}`;
  return [...warnings, { message, remedy }];
}

function namesText(names: readonly string[]): string {
  const first = names.slice(0, NAMED).map((name) => printable(name));
  const more = names.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
