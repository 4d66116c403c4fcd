// SPDX-License-Identifier: GPL-2.0-or-later
import { effectOf, type Effect } from './effect';
import type { Rope } from './rope';

/** All that a header does together with all that it includes, where it begins between two declarations. */
export interface Whole extends Effect {
  text: Rope;
  /** The line in which it leaves the output, and whether something stands there. */
  line: number;
  isBegun: boolean;
  /** Brackets that it leaves open, and whether it ends between two declarations. */
  depth: number;
  isBetween: boolean;
  /** How deep its inclusions go; 0 where it has none. */
  height: number;
  /** The last folder of the search path that counted, -1 for none, and the number of this path up to there. */
  lastFolder: number;
  prefix: number;
  /** Of files, in all. */
  stretches: number;
}

/** What a header has done so far with all that it includes. */
export class Level {
  height = 0;
  lastFolder = -1;
  stretches = 0;
  /** Whether it hangs on more than macros and names of folders. */
  isUnique = false;
  /** What it did one after the other. */
  readonly effects: Effect[] = [];

  /**
   * @param start where its text begins in that of the unit
   * @param drops how often something known had been dropped before
   */
  constructor(
    readonly start: number,
    readonly drops: number,
  ) {}

  takeEffect(effect: Effect): void {
    if (effect.asks > 0 || effect.writes > 0) this.effects.push(effect);
  }

  ask(name: number, answer: number): void {
    this.effects.push(effectOf([name, answer], []));
  }

  write(name: number, value: number): void {
    this.effects.push(effectOf([], [name, value]));
  }

  takeFolder(folder: number): void {
    this.lastFolder = Math.max(this.lastFolder, folder);
  }

  /** Takes in what an inclusion did that is known as a whole. */
  takeWhole(whole: Whole): void {
    this.takeEffect(whole);
    this.takeBounds(whole);
  }

  /** Takes in what an inclusion did. */
  takeLevel(inner: Level): void {
    for (const effect of inner.effects) this.effects.push(effect);
    this.takeBounds(inner);
    if (inner.isUnique) this.isUnique = true;
  }

  private takeBounds({
    height,
    lastFolder,
    stretches,
  }: Pick<Whole, 'height' | 'lastFolder' | 'stretches'>): void {
    this.height = Math.max(this.height, height + 1);
    this.takeFolder(lastFolder);
    this.stretches += stretches;
  }
}

/** Makes one effect of several that follow each other. */
export class Composer {
  /** By name: the stamp of the composition that met it, doubled, and one more where it was written. */
  private met = new Int32Array(1 << 18);
  /** By name: where its last write stands. */
  private places = new Int32Array(1 << 18);
  private stamp = 0;
  private asked: number[] = [];
  private written: number[] = [];

  /** @param names how many names there are */
  effectOf(effects: readonly Effect[], names: number): Effect {
    if (names > this.met.length) {
      this.met = new Int32Array(names * 2);
      this.places = new Int32Array(names * 2);
      this.stamp = 0;
    }
    this.stamp += 2;
    this.asked = [];
    this.written = [];
    for (const { numbers, at, asks, writes } of effects) {
      const middle = at + 2 * asks;
      for (let place = at; place < middle; place += 2) this.ask(numbers[place]!, numbers[place + 1]!);
      const end = middle + 2 * writes;
      for (let place = middle; place < end; place += 2) this.write(numbers[place]!, numbers[place + 1]!);
    }
    return effectOf(this.asked, this.written);
  }

  private ask(name: number, answer: number): void {
    if (this.met[name]! >= this.stamp) return;
    this.met[name] = this.stamp;
    this.asked.push(name, answer);
  }

  private write(name: number, value: number): void {
    if (this.met[name] === this.stamp + 1) {
      this.written[this.places[name]! + 1] = value;
      return;
    }
    this.met[name] = this.stamp + 1;
    this.places[name] = this.written.length;
    this.written.push(name, value);
  }
}
