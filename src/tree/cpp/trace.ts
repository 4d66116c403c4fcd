// SPDX-License-Identifier: GPL-2.0-or-later
import { COUNTER_BEGIN, COUNTER_END } from './characters';
import type { Effect } from './effect';
import { Begins, type SegmentText } from './segment-text';
import type { Ends } from './top-level';

/** An `#include` that a stretch ended with. */
export interface Inclusion {
  name: string;
  isQuoted: boolean;
  /** Whether it is an `#include_next`. */
  isNext: boolean;
  /** The line in which it ends. */
  line: number;
  /** Its number among all that were met. */
  number: number;
}

/** All that a stretch of a file does, from one inclusion to the next one or to the end of the file. */
export interface Trace extends Effect {
  begins: Begins;
  firstLine: number;
  /** Its text; between two parts stands the number of a `__COUNTER__`. */
  parts: readonly Buffer[];
  /** Those numbers, counted from the start of the stretch. */
  counters: readonly number[];
  /** How many `__COUNTER__` it takes. */
  counts: number;
  line: number;
  isBegun: boolean;
  /** Brackets that it opens, less those that it closes, and how it leaves declarations. */
  depth: number;
  ends: Ends;
  /** Null at the end of the file. */
  inclusion: Inclusion | null;
  /** The item with which the file goes on. */
  next: number;
  /** Whether it has `#pragma once`. */
  isOnce: boolean;
  /** What `#line` made of the file's name and lines from here on. */
  file: string;
  lineShift: number;
  /** Whether it hangs on more than macros, so that it must not be taken over. */
  isUnique: boolean;
}

const COUNTER = new RegExp(`${COUNTER_BEGIN}(\\d+)${COUNTER_END}`, 'g');

/** Stands in for what the text does not tell, so that declarations which depend on it can be told. */
export const STAND_IN = '__MODVERSIONS_';
/** Begins the stand-in for a number of `__COUNTER__`, which ends with two more underscores. */
export const COUNTER_WORD = `${STAND_IN}COUNTER__`;

/** The text of a stretch as bytes. @param place where it stands, if numbers of `__COUNTER__` are not to be told */
export function textParts({ text }: SegmentText, place: string | null): Pick<Trace, 'parts' | 'counters'> {
  if (place !== null) {
    const told = text.replace(COUNTER, (_, number: string) => `${COUNTER_WORD}${place}_${number}__`);
    return { parts: [Buffer.from(told, 'latin1')], counters: [] };
  }
  if (!text.includes(COUNTER_BEGIN)) return { parts: [Buffer.from(text, 'latin1')], counters: [] };
  const parts: Buffer[] = [];
  const counters: number[] = [];
  let at = 0;
  for (const found of text.matchAll(COUNTER)) {
    parts.push(Buffer.from(text.slice(at, found.index), 'latin1'));
    counters.push(Number(found[1]));
    at = found.index + found[0].length;
  }
  parts.push(Buffer.from(text.slice(at), 'latin1'));
  return { parts, counters };
}

/** The last write of each name, in pairs. */
export function lastWrites(written: readonly number[]): readonly number[] {
  const last = new Map<number, number>();
  for (let at = 0; at < written.length; at += 2) last.set(written[at]!, written[at + 1]!);
  return last.size * 2 === written.length ? written : [...last].flat();
}
