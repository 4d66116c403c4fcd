// SPDX-License-Identifier: GPL-2.0-or-later
import type { Warning } from '../../problem';
import type { RawText } from '../../text';
import { readSymvers } from './symvers-reader';
import type { SymversRow } from './symvers-row';

/** Where `make modules_install` puts the modules of a kernel itself. */
const INSTALLED = /^\/lib\/modules\/[^/]+\/kernel\//;

/** Rows, and what is to be said of them. */
export interface ToldSymvers {
  rows: Map<string, SymversRow>;
  warnings: Warning[];
}

/**
 * Reads a Module.symvers for commands of our own, which take more than the tools of the field: rows that repeat an
 * earlier one, as openEuler's Module.kabi has them, and rows without a type, as drivers write them that make the file
 * from an installed module by `nm`. A warning says how many there are. In the latter a module stands by the path where
 * it is installed, which becomes its path in the kernel's tree.
 * @throws ModversionsError as `readSymvers` does
 */
export function toldSymvers(text: RawText, file: string): ToldSymvers {
  const repeated: SymversRow[] = [];
  const untyped: SymversRow[] = [];
  const rows = readSymvers(text, file, {
    repeated: (row) => repeated.push(row),
    untyped: (row) => {
      row.module = row.module.replace(INSTALLED, '');
      untyped.push(row);
    },
  });
  const warnings: Warning[] = [];
  const warn = (odd: readonly SymversRow[], one: string, more: string, remedy: string): void => {
    const what = odd.length === 1 ? `1 row ${one}` : `${odd.length} rows ${more}`;
    if (odd.length > 0) warnings.push({ message: `${file}:${odd[0]!.line}: ${what}`, remedy });
  };
  warn(
    repeated,
    'repeats an earlier one, and is taken once',
    'repeat earlier ones, and are taken once',
    'leave one of each in the file',
  );
  warn(
    untyped,
    'has no export type: whether it is for modules under the GPL only is not known',
    'have no export type: whether they are for modules under the GPL only is not known',
    'give the Module.symvers that the build has written',
  );
  return { rows, warnings };
}
