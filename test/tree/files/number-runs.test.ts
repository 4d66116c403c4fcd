// SPDX-License-Identifier: GPL-2.0-or-later
import { NumberRuns } from '../../../src/tree/files/number-runs';

const takeAll = (runs: NumberRuns, run: number): number[] => {
  const taken: number[] = [];
  for (let one = runs.take(run); one !== undefined; one = runs.take(run)) taken.push(one);
  return taken;
};

test('neighbours come from one run, then the ends of the others', () => {
  const runs = new NumberRuns(9, 3);
  expect(runs.take(1)).toBe(3);
  expect(runs.take(2)).toBe(6);
  expect(takeAll(runs, 0)).toEqual([0, 1, 2, 5, 8, 4, 7]);
  expect(runs.isEmpty).toBe(true);
});

test.each([
  [0, 1],
  [1, 4],
  [5, 2],
  [100, 7],
])('each of %i numbers comes once from %i runs', (count, parts) => {
  const runs = new NumberRuns(count, parts);
  const taken: number[] = [];
  for (let turn = 0; !runs.isEmpty; turn = (turn * 5 + 3) % parts) taken.push(runs.take(turn)!);
  expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at));
  expect(runs.take(0)).toBeUndefined();
});
