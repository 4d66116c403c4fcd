// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records } from './records';

/** The types of one object, as its dump or its section of a consolidated file tells them. */
export interface SymtypesUnit {
  /** The object's path, without `.o` or `.symtypes`. */
  name: string;
  /** Numbers of all its records, each name once, ascending. */
  records: Int32Array;
}

/** The types of a whole kernel. Two kernels that share their records can be compared by numbers. */
export interface Symtypes {
  records: Records;
  units: SymtypesUnit[];
}
