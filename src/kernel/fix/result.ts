// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../judge';
import type { RawText } from '../../text';

/**
 * How a fix hides a change from genksyms. `guard`: the base's text stands under `#ifdef __GENKSYMS__`; `room`: new members
 * are moved to holes and reserved slots; `include`: an `#include`, or the whole definition, is hidden or shown; `override`:
 * reference files make genksyms keep the base's text.
 */
export type FixWay = 'guard' | 'room' | 'include' | 'override';

/**
 * Why there is no fix. `break`: compiled modules misbehave; `unknown`: what the change means is not known; `unwritable`: the
 * source cannot be edited by program; `unproved`: what was written does not give the base's CRC, or breaks something;
 * `conditional`: an override says nothing of the condition.
 */
export const REFUSALS = ['break', 'unknown', 'conditional', 'unwritable', 'unproved'] as const;
export type RefusalKind = (typeof REFUSALS)[number];

/** A fix that was applied to a copy, hashed and laid out. */
export interface Fix {
  /** Of the declarations that it is about, marks included. */
  names: RawText[];
  way: FixWay;
  /** What it does, in a sentence without a full stop. */
  what: RawText;
  /** Files that it edits or adds, below the tree. */
  files: RawText[];
  /** Compatible or conditional. */
  verdict: Verdict;
  /** What has to hold, a sentence each; none where it is compatible. */
  conditions: RawText[];
  /** Exports that have the base's CRC again because of it and others. */
  restored: number;
  /** Exports that reach it, and keep another CRC for other causes. */
  others: number;
}

/** A change that gets no fix. */
export interface Refused {
  name: RawText;
  why: RefusalKind;
  /** How the change was judged. */
  verdict: Verdict;
  reason: RawText;
}

/** What can be mended, and what cannot. */
export interface Fixes {
  fixes: Fix[];
  refused: Refused[];
  /** Units that were preprocessed and hashed with the patch. */
  units: number;
  /** Exports whose CRC differs from the base's, without and with the patch. */
  changed: { without: number; with: number };
  /** The unified diff; empty where nothing is mended, or by overrides. */
  patch: RawText;
  /** Reference files by the objects that they are for. */
  overrides: { unit: RawText; text: RawText }[];
}
