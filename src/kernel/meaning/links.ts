// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from '../compare';

/** Ends a list. */
const NONE = -1;

/** Lists of numbers by number, in two arrays for all. */
export class Links {
  /** By number: the place of what was added last. */
  private readonly last: Int32Array;
  private readonly values = new IntList();
  /** By place: the place of what was added to the same list before. */
  private readonly before = new IntList();

  constructor(count: number) {
    this.last = new Int32Array(count).fill(NONE);
  }

  /** Adds to the list of a number; what was added to it just before is not added twice. */
  add(number: number, value: number): void {
    const last = this.last[number]!;
    if (last !== NONE && this.values.items[last] === value) return;
    this.before.push(last);
    this.last[number] = this.values.push(value);
  }

  forEach(number: number, take: (value: number) => void): void {
    for (let place = this.last[number] ?? NONE; place !== NONE; place = this.before.items[place]!) {
      take(this.values.items[place]!);
    }
  }
}
