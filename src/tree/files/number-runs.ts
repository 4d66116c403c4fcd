// SPDX-License-Identifier: GPL-2.0-or-later

/** Numbers that are still to be given out, cut into runs, so that who takes from one run gets neighbours. */
export class NumberRuns {
  private readonly runs: { next: number; end: number }[] = [];

  /** @param count numbers from 0 on */
  constructor(count: number, runs: number) {
    for (let at = 0; at < runs; at++)
      this.runs.push({ next: Math.floor((count * at) / runs), end: Math.floor((count * (at + 1)) / runs) });
  }

  get isEmpty(): boolean {
    return this.runs.every(({ next, end }) => next === end);
  }

  /** The next number of a run, or behind its end the last one of the longest; undefined if none is left. */
  take(run: number): number | undefined {
    const own = this.runs[run]!;
    if (own.next < own.end) return own.next++;
    const longest = this.runs.reduce((a, b) => (b.end - b.next > a.end - a.next ? b : a));
    return longest.next < longest.end ? --longest.end : undefined;
  }
}
