// SPDX-License-Identifier: GPL-2.0-or-later
/** Comparisons of several pairs, merged by cause. */
import type { JudgedCause, JudgedComparison } from '../../../src/kernel/judge';
import { mergedPairs } from '../../../src/kernel/pairs';
import { causeOf, comparisonOf, judgementOf } from '../../tell/report/made-up';

const texts = (before: string, after: string): Partial<JudgedCause> => ({ baseText: before, newText: after });
const narrow = texts('struct pot { u32 a ; }', 'struct pot { u32 a ; int lid ; }');
const wide = texts('struct pot { u64 a ; u64 b ; }', 'struct pot { u64 a ; u64 b ; int lid ; }');

const pot = (
  of: Partial<JudgedCause>,
  kind: 'member-moved' | 'member-appended',
  ...exports: string[]
): JudgedCause => causeOf('s#pot', exports, judgementOf(kind), of);

const merged = (...all: JudgedComparison[]): ReturnType<typeof mergedPairs> =>
  mergedPairs(all.map((comparison, at) => ({ name: `p${at}`, file: `${at}.json`, comparison })));

test('what changed alike stands once, whatever else the declaration reads on a machine', () => {
  const { causes } = merged(
    comparisonOf([pot(narrow, 'member-appended', 'boil')]),
    comparisonOf([pot(wide, 'member-appended', 'boil', 'pour')]),
  );
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({
    name: 's#pot',
    verdict: 'conditional',
    isAlike: true,
    absent: [],
    pairs: [
      { pair: 0, exports: 1 },
      { pair: 1, exports: 2 },
    ],
  });
});

test('what one pair judges otherwise is told, and the worst counts', () => {
  const { causes } = merged(
    comparisonOf([pot(narrow, 'member-appended', 'boil')]),
    comparisonOf([pot(wide, 'member-moved', 'boil')]),
  );
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ verdict: 'break', kind: 'member-moved', isAlike: false });
  expect(causes[0]!.pairs.map(({ verdict }) => verdict)).toEqual(['conditional', 'break']);
});

test('why a pair does not have a cause', () => {
  const other = texts('struct pot { u32 a ; }', 'struct pot { u32 a ; long handle ; }');
  const untyped = comparisonOf([]);
  const partial = comparisonOf([]);
  const { causes } = merged(
    comparisonOf([pot(narrow, 'member-appended', 'boil')]),
    comparisonOf([pot(other, 'member-appended', 'boil')]),
    comparisonOf([]),
    { ...untyped, new: { ...untyped.new, hasTypes: false } },
    { ...partial, base: { ...partial.base, isWhole: false } },
  );
  expect(causes.map(({ pairs }) => pairs.map(({ pair }) => pair))).toEqual([[0], [1]]);
  expect(causes[0]!.absent).toEqual([
    { pair: 1, why: 'otherwise' },
    { pair: 2, why: 'not-seen' },
    { pair: 3, why: 'not-compared' },
    { pair: 4, why: 'partial' },
  ]);
});

test('a cause that CRCs miss is none that they show, and one that a rule tolerates somewhere is not alike', () => {
  const cause = pot(narrow, 'member-appended', 'boil');
  const missed = comparisonOf([], [], { missed: [cause] });
  expect(merged(comparisonOf([cause]), missed).causes.map(({ isMissed }) => isMissed)).toEqual([false, true]);
  const tolerated = comparisonOf([cause]);
  tolerated.changes = tolerated.changes.map((one) => ({ ...one, tolerated: { by: 'known' } }));
  expect(merged(comparisonOf([cause]), tolerated).causes).toMatchObject([
    { isAlike: false, pairs: [{ isTolerated: false }, { isTolerated: true }] },
  ]);
});

test('units of one pair that saw two texts of one change are one, by the worst', () => {
  const both = comparisonOf([pot(narrow, 'member-appended', 'boil'), pot(wide, 'member-moved', 'pour')]);
  expect(merged(both).causes).toMatchObject([
    { verdict: 'break', pairs: [{ pair: 0, verdict: 'break', exports: 2 }] },
  ]);
});

test('what texts do not tell is the same if the same was found', () => {
  const same = texts('struct pot { int a ; }', 'struct pot { int a ; }');
  const { causes } = merged(
    comparisonOf([], [], { missed: [causeOf('s#pot', ['a'], judgementOf('member-moved'), same)] }),
    comparisonOf([], [], { missed: [causeOf('s#pot', ['a'], judgementOf('member-moved'), same)] }),
    comparisonOf([], [], { missed: [causeOf('s#pot', ['a'], judgementOf('missed-by-crc'), same)] }),
  );
  expect(causes.map(({ pairs }) => pairs.map(({ pair }) => pair))).toEqual([[0, 1], [2]]);
});

test('what happened to exports beside causes', () => {
  const gone = comparisonOf([]);
  gone.changes = [
    {
      kind: 'removed',
      name: 'sip',
      base: null,
      new: null,
      tolerated: null,
      changeKind: 'export-removed',
      verdict: 'break',
    },
  ];
  const kept = structuredClone(gone);
  kept.changes[0]!.tolerated = { by: 'known' };
  expect(merged(gone, comparisonOf([]), kept).exports).toEqual([
    { name: 'sip', change: 'removed', verdict: 'break', pairs: [0, 2], isTolerated: false },
  ]);
});

test('names: as the user says, or what tells them apart', () => {
  const comparison = comparisonOf([]);
  const of = (architecture: string | null): JudgedComparison => ({
    ...comparison,
    new: { ...comparison.new, architecture, release: '6.1' },
  });
  const names = (...all: [name: string | null, file: string, comparison: JudgedComparison][]): string[] =>
    mergedPairs(all.map(([name, file, one]) => ({ name, file, comparison: one }))).pairs.map(
      ({ name }) => name,
    );
  expect(names([null, 'a.json', of('x86')], [null, 'b.json', of('arm64')])).toEqual(['x86', 'arm64']);
  expect(names([null, 'd/a.json', of('x86')], [null, 'b.json.gz', of('x86')])).toEqual(['a', 'b']);
  expect(names([null, 'd/a.json', of('x86')], [null, 'e/a.json', of('x86')])).toEqual(['a [1]', 'a [2]']);
  expect(names(['here', 'a.json', of(null)], [null, 'b.json', of('x86')])).toEqual(['here', 'b']);
});
