// SPDX-License-Identifier: GPL-2.0-or-later
import type { Bench } from './bench';
import type { Trial } from './judge';

/** A kind of fault, and the runs under it. */
export interface Fault {
  /** As the table has it. */
  name: string;
  /** Whether the tests run it as well: it takes few runs, no root, and no waiting. */
  isShort?: boolean;
  /** Disturbs runs, one after the other; none where this machine cannot have the fault. */
  trials: (bench: Bench) => Promise<Trial[]>;
}
