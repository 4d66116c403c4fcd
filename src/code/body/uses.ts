// SPDX-License-Identifier: GPL-2.0-or-later
import type { Token } from '../unit';

/** A thing of the kernel that code hangs on. */
export interface Use {
  what: 'member' | 'size' | 'type' | 'enumerator' | 'object';
  /** As people write it: `net_device.todo_list`. */
  name: string;
  /** The declaration's record, `s#net_device`; null for what has none. */
  of: string | null;
  /** What it is to compiled code, in words: where these are equal, code is. */
  meaning: string;
  file: string;
  line: number;
}

/** What could not be typed. */
export interface Open {
  /** What stands there. */
  name: string;
  why: string;
  file: string;
  line: number;
}

/** What one function or variable uses by itself, apart from what those do that it refers to. */
export interface Uses {
  /** By what and name. */
  uses: Map<string, Use>;
  /** Functions and variables of the unit that it refers to. */
  refersTo: Set<string>;
  open: Open[];
  tokens: readonly Token[];
}
