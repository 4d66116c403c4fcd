// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Ascending numbers as runs: `[skip, take, skip, take, …]`, counted from 0. `[0, 3, 2, 1]` is 0, 1, 2, 5.
 * Only the first `skip` may be 0.
 */
export function runsOf(numbers: Int32Array): number[] {
  const runs: number[] = [];
  let next = 0;
  for (const number of numbers) {
    if (number === next && runs.length > 0) runs[runs.length - 1]!++;
    else runs.push(number - next, 1);
    next = number + 1;
  }
  return runs;
}

/**
 * The numbers of runs.
 * @param limit how many numbers there are: each is below it
 * @returns undefined where the runs are none that `runsOf` makes
 */
export function numbersOf(runs: readonly unknown[], limit: number): Int32Array | undefined {
  let count = 0;
  let next = 0;
  for (let i = 0; i < runs.length; i++) {
    const length = runs[i];
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < (i === 0 ? 0 : 1))
      return undefined;
    next += length;
    if (next > limit) return undefined;
    if (i % 2 === 1) count += length;
  }
  if (runs.length % 2 === 1) return undefined;

  const numbers = new Int32Array(count);
  let filled = 0;
  next = 0;
  for (let i = 0; i < runs.length; i += 2) {
    next += runs[i] as number;
    for (let left = runs[i + 1] as number; left > 0; left--) numbers[filled++] = next++;
  }
  return numbers;
}
