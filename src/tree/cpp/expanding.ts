// SPDX-License-Identifier: GPL-2.0-or-later
import type { Token } from './token';

/** Tokens of an argument, and where each stands. */
export interface Argument {
  tokens: readonly Token[];
  places: readonly number[];
  /** Whether it is not there at all, so that `, ## argument` vanishes with its comma. */
  isOmitted?: boolean;
}

/** What arguments and built-in macros need of the expansion in which they stand. */
export interface Expanding {
  /** Within a directive there is no padding. */
  inDirective: boolean;
  /** Except in that of an inclusion. */
  wantsPadding: boolean;
  /** While above 0, names stay what they are. */
  prevent: number;
  /** The next token that is no padding. */
  getSolid: () => Token;
  /** Expands an argument by itself. */
  expanded: (argument: Argument) => readonly Token[];
}
