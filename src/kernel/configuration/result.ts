// SPDX-License-Identifier: GPL-2.0-or-later
import type { Place } from '../../formats/corpus';
import type { RawText } from '../../text';

/** An option with its values on both sides: `y`, `m` or what it is set to; null where it is off. */
export interface OptionValues {
  /** With `CONFIG_`. */
  option: RawText;
  base: RawText | null;
  new: RawText | null;
}

/**
 * Why an option is held for a reason of a change. `lines`: lines of the declaration stand under a condition that the other
 * side's value turns off; `declaration`: the whole declaration does; `include`: an `#include` by which it comes in does; `macro`: a
 * macro in it stands for something else.
 */
export const OPTION_WAYS = ['lines', 'declaration', 'include', 'macro'] as const;
export type OptionWay = (typeof OPTION_WAYS)[number];

/** An option behind a cause, with the evidence. */
export interface OptionCause extends OptionValues {
  way: OptionWay;
  /** The side whose source shows it. */
  side: 'base' | 'new';
  /** Of the condition's directive, or of the macro's definition. */
  place: Place;
  /** The condition, or the macro's name. */
  text: RawText;
}

/** What became of the configuration. */
export interface ComparedConfiguration {
  /** How many options each side sets; null where its configuration is not known. */
  base: number | null;
  new: number | null;
  /** How many have other values; null where a side's are not known. */
  differing: number | null;
  /** Those of them that stand behind causes, and behind how many: by name. */
  bearing: (OptionValues & { causes: number })[];
}
