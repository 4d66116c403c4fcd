// SPDX-License-Identifier: GPL-2.0-or-later
import type { Machine } from '../../../src/c/layout';
import type { Answer } from './answers';

/** What a compiler said of the types and expressions that belong to a seed; `compilers.ts --record` writes it. */
export interface Recorded {
  machine: Machine;
  compiler: string;
  seed: number;
  types: Answer[];
  /** Of `WRITTEN_UNITS`. */
  written: Answer[];
  expressions: string[];
}
