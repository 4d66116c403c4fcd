// SPDX-License-Identifier: GPL-2.0-or-later
import type { Effect } from './effect';

/** A run of questions with one answer each, and where it goes on. */
class Step<Kept extends Effect> {
  /** By the number of the question of this step: other answers to it, and what was asked then. */
  branches: Map<number, Map<number, Step<Kept>>> | null = null;

  /** @param at place of the first question */
  constructor(
    readonly numbers: Int32Array,
    readonly at: number,
    readonly asks: number,
    public kept: Kept,
  ) {}
}

/**
 * What a part of a header did, by the macros that it found. With the same answers it would ask the same next and do the same,
 * so the questions make a tree.
 */
export class Memory<Kept extends Effect> {
  private first: Step<Kept> | null = null;

  /** What it does with these macros; null where that is not known. @param current by the number of a name, its definition */
  find(current: Int32Array): Kept | null {
    let step = this.first;
    while (step) {
      const { asks, numbers } = step;
      let place = step.at;
      let at = 0;
      while (at < asks && current[numbers[place]!] === numbers[place + 1]) {
        at++;
        place += 2;
      }
      if (at === asks) return step.kept;
      step = step.branches?.get(at)?.get(current[numbers[place]!]!) ?? null;
    }
    return null;
  }

  keep(kept: Kept): void {
    const { numbers, at: start, asks } = kept;
    const restFrom = (done: number): Step<Kept> => new Step(numbers, start + 2 * done, asks - done, kept);
    if (!this.first) {
      this.first = restFrom(0);
      return;
    }
    let step = this.first;
    for (let done = 0; ;) {
      const name = (at: number): number => step.numbers[step.at + 2 * at]!;
      const answer = (at: number): number => step.numbers[step.at + 2 * at + 1]!;
      let at = 0;
      while (
        at < step.asks &&
        done < asks &&
        name(at) === numbers[start + 2 * done] &&
        answer(at) === numbers[start + 2 * done + 1]
      ) {
        at++;
        done++;
      }
      if (at === step.asks && done === asks) {
        step.kept = kept;
        return;
      }
      if (at === step.asks || done >= asks || name(at) !== numbers[start + 2 * done]) {
        // More names are compared than at the time of the first trace.
        this.first = restFrom(0);
        return;
      }
      step.branches ??= new Map<number, Map<number, Step<Kept>>>();
      let others = step.branches.get(at);
      if (!others) step.branches.set(at, (others = new Map<number, Step<Kept>>()));
      const other = numbers[start + 2 * done + 1]!;
      const next = others.get(other);
      if (!next) {
        others.set(other, restFrom(done + 1));
        return;
      }
      step = next;
      done++;
    }
  }
}
