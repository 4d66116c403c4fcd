// SPDX-License-Identifier: GPL-2.0-or-later
/** Numbers that look random and are the same in each run. */
export class Draw {
  constructor(private state: number) {}

  /** A whole number from 0 to below a bound. */
  below(bound: number): number {
    // Mulberry32, by Tommy Ettinger, public domain.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  /** True once in so many times. */
  rarely(times: number): boolean {
    return this.below(times) === 0;
  }
}
