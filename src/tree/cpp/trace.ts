// SPDX-License-Identifier: GPL-2.0-or-later
import { COUNTER_BEGIN, COUNTER_END } from './characters';
import type { Macro } from './macro';
import { Begins, type SegmentText } from './segment-text';
import type { Recorded } from './table';
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
export interface Trace {
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
  /** The last write of each name that it wrote. */
  written: readonly number[];
  values: readonly (Macro | null)[];
  /** Null at the end of the file. */
  inclusion: Inclusion | null;
  /** The item with which the file goes on. */
  next: number;
  /** Whether it has `#pragma once`. */
  isOnce: boolean;
  /** What `#line` made of the file's name and lines from here on. */
  file: string;
  lineShift: number;
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

/** The last write of each name. */
export function lastWrites({ written, values }: Recorded): Pick<Trace, 'written' | 'values'> {
  if (new Set(written).size === written.length) return { written, values };
  const last = new Map<number, Macro | null>();
  written.forEach((name, at) => last.set(name, values[at]!));
  return { written: [...last.keys()], values: [...last.values()] };
}

/** A run of questions with one answer each, and where it goes on. */
class Step {
  /** By the number of the question of this step: other answers to it, and what was asked then. */
  branches: Map<number, Map<Macro | null, Step>> | null = null;

  constructor(
    readonly asked: readonly number[],
    readonly answers: readonly (Macro | null)[],
    public trace: Trace,
  ) {}
}

/**
 * What a stretch did, by the macros that it found. With the same answers it would ask the same next and do the same,
 * so the questions make a tree.
 */
export class Traces {
  private first: Step | null = null;

  /** What it does with these macros; null where that is not known. */
  find(current: readonly (Macro | null)[]): Trace | null {
    let step = this.first;
    while (step) {
      const { asked, answers } = step;
      const count = asked.length;
      let at = 0;
      while (at < count && current[asked[at]!] === answers[at]) at++;
      if (at === count) return step.trace;
      step = step.branches?.get(at)?.get(current[asked[at]!] ?? null) ?? null;
    }
    return null;
  }

  keep({ asked, answers }: Recorded, trace: Trace): void {
    const restFrom = (at: number): Step => new Step(asked.slice(at), answers.slice(at), trace);
    if (!this.first) {
      this.first = restFrom(0);
      return;
    }
    let step = this.first;
    for (let done = 0; ;) {
      const count = step.asked.length;
      let at = 0;
      while (
        at < count &&
        done < asked.length &&
        step.asked[at] === asked[done] &&
        step.answers[at] === answers[done]
      ) {
        at++;
        done++;
      }
      if (at === count && done === asked.length) {
        step.trace = trace;
        return;
      }
      if (at === count || done >= asked.length || step.asked[at] !== asked[done]) {
        // More names are compared than at the time of the first trace.
        this.first = restFrom(0);
        return;
      }
      step.branches ??= new Map<number, Map<Macro | null, Step>>();
      let others = step.branches.get(at);
      if (!others) step.branches.set(at, (others = new Map<Macro | null, Step>()));
      const answer = answers[done]!;
      const next = others.get(answer);
      if (!next) {
        others.set(answer, restFrom(done + 1));
        return;
      }
      step = next;
      done++;
    }
  }
}
