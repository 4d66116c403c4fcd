// SPDX-License-Identifier: GPL-2.0-or-later
/** Where a piece stands. */
export const enum Place {
  FILE,
  MEMBER,
  ENUMERATOR,
  PARAMETER,
}

/** The names by which `grammars/` speaks of the places. */
export const PLACES = ['file', 'member', 'enumerator', 'parameter'] as const;
export type PlaceName = (typeof PLACES)[number];
