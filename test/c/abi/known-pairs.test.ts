// SPDX-License-Identifier: GPL-2.0-or-later
/** Records that refer to each other by many ways and in circles are each compared once, and rightly. */
import { difference, type Difference } from '../../../src/c/abi/difference';
import { KnownPairs } from '../../../src/c/abi/known-pairs';
import { Unknown } from '../../../src/c/syntax';
import { Seeded } from '../layout/seeded';

const OWN: Difference = difference('size-changed', 'break', 'own');

/** Pairs of records: what each refers to, and which differ by themselves. */
interface Pairs {
  refersTo: readonly (readonly number[])[];
  differs: readonly boolean[];
}

/** Whether a pair differs, or one that it leads to. */
function leadsToDifference({ refersTo, differs }: Pairs, from: number): boolean {
  const reached = new Set([from]);
  for (const one of reached) refersTo[one]!.forEach((next) => reached.add(next));
  return [...reached].some((one) => differs[one]);
}

/** Compares pairs one after the other in one comparison. @returns by pair: whether it differs; and how many were looked into */
function compared({ refersTo, differs }: Pairs): { found: boolean[]; looks: number } {
  const known = new KnownPairs<number>();
  let looks = 0;
  const compare = (pair: number): readonly Difference[] =>
    known.compare({ base: pair, new: -pair }, () => {
      looks++;
      return [...(differs[pair] ? [OWN] : []), ...refersTo[pair]!.flatMap(compare).slice(0, 1)];
    });
  return { found: refersTo.map((_, pair) => compare(pair).length > 0), looks };
}

test('by many ways: each pair is compared once', () => {
  const refersTo = [...new Array(18).keys()].map((level) => [level + 1, level + 1, level + 1]);
  refersTo.push([]);
  for (const last of [false, true]) {
    const differs = refersTo.map((_, at) => last && at === refersTo.length - 1);
    expect(compared({ refersTo, differs })).toEqual({
      found: refersTo.map(() => last),
      looks: refersTo.length,
    });
  }
});

test('in circles: what relied on a pair that proved to differ is compared again', () => {
  // 0 refers to 1 first, which refers back to it; 0 differs, and so does 1 then.
  expect(compared({ refersTo: [[1], [0]], differs: [true, false] }).found).toEqual([true, true]);
  // 2 relies on 1, and 1 on 0, which differs only after both were looked into.
  expect(
    compared({ refersTo: [[1, 3], [2, 0], [1], []], differs: [false, false, false, true] }).found,
  ).toEqual([true, true, true, true]);
});

test('20,000 random graphs', () => {
  const dice = new Seeded(7);
  for (let round = 0; round < 20_000; round++) {
    const count = 1 + dice.below(7);
    const refersTo = [...new Array(count)].map(() =>
      [...new Array(dice.below(4))].map(() => dice.below(count)),
    );
    const pairs = { refersTo, differs: refersTo.map(() => dice.oneIn(6)) };
    expect({ pairs, found: compared(pairs).found }).toEqual({
      pairs,
      found: refersTo.map((_, pair) => leadsToDifference(pairs, pair)),
    });
  }
});

test('nested too deeply: not known, and nothing of it is kept', () => {
  const refersTo = [...new Array(30).keys()].map((level) => [level + 1]);
  refersTo.push([]);
  const known = new KnownPairs<number>();
  const compare = (pair: number): readonly Difference[] =>
    known.compare({ base: pair, new: pair }, () => refersTo[pair]!.flatMap(compare));
  expect(() => compare(0)).toThrow(Unknown);
  expect(compare(20)).toEqual([]);
  // What is known by now makes the way shorter.
  expect(compare(0)).toEqual([]);
});
