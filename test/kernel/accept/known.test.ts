// SPDX-License-Identifier: GPL-2.0-or-later
/** Only what an earlier comparison had in every detail is folded; all else counts. */
import { foldKnown } from '../../../src/kernel/accept';
import type { JudgedCause, JudgedChange, JudgedComparison } from '../../../src/kernel/judge';
import { causeOf, comparisonOf, judgementOf, pieceOf } from '../../tell/report/made-up';

const moved = (...exports: string[]): JudgedCause => causeOf('s#pot', exports, judgementOf('member-moved'));
const counting = ({ changes }: JudgedComparison): string[] =>
  changes.filter(({ tolerated }) => tolerated === null).map(({ name }) => name);
/** The same with other CRCs than before. */
const otherwise = (comparison: JudgedComparison, name?: string): JudgedComparison => ({
  ...comparison,
  changes: comparison.changes.map((change): JudgedChange => {
    return name !== undefined && change.name !== name
      ? change
      : { ...change, new: { ...change.new!, crc: 7 } };
  }),
});

const earlier = comparisonOf([moved('boil', 'pour')]);

test('the same again is known', () => {
  const { changes, known } = foldKnown(earlier, earlier, 'last.json');
  expect(changes.map(({ tolerated }) => tolerated)).toEqual([{ by: 'known' }, { by: 'known' }]);
  expect(known).toMatchObject({ path: 'last.json', base: earlier.base });
});

test('another CRC by the same causes is known, by one that is new it counts', () => {
  const again = otherwise(earlier);
  expect(counting(foldKnown(again, earlier, 'last.json'))).toEqual([]);
  const causes = [moved('boil', 'pour'), causeOf('s#lid', ['pour'], judgementOf('member-appended'))];
  expect(counting(foldKnown({ ...again, causes }, earlier, 'last.json'))).toEqual(['pour']);
});

test('another CRC without any cause counts', () => {
  const bare = { ...earlier, causes: [] };
  expect(counting(foldKnown(otherwise(bare, 'boil'), bare, 'last.json'))).toEqual(['boil']);
});

test.each<[string, Partial<JudgedCause>]>([
  ['another text', { newText: 'struct x { int a ; long b ; int c ; int d ; }' }],
  ['a worse verdict', { judgement: judgementOf('member-moved', { verdict: 'unknown' }) }],
  ['one more finding', { judgement: { ...judgementOf('member-moved'), findings: [] } }],
])('a cause with %s counts', (_, more) => {
  const again = otherwise(comparisonOf([{ ...moved('boil'), ...more }]));
  expect(counting(foldKnown(again, earlier, 'last.json'))).toEqual(['boil']);
});

test('an export that had not changed counts, whatever its cause', () => {
  const again = comparisonOf([moved('boil', 'sip')]);
  expect(counting(foldKnown(again, earlier, 'last.json'))).toEqual(['sip']);
});

test('what the CRC misses is known for exports that had it, what lies beyond exports where it was there', () => {
  const beyond = { definitions: [moved()], compiledIn: [pieceOf('level')] };
  const last = comparisonOf([], [], { missed: [moved('boil')], beyond });
  const next = comparisonOf([], [], {
    missed: [moved('boil'), moved('boil', 'sip')],
    beyond: {
      definitions: [moved(), causeOf('s#lid', [], judgementOf('respelled'))],
      compiledIn: [pieceOf('x')],
    },
  });
  const folded = foldKnown(next, last, 'last.json');
  expect(folded.missed.map(({ tolerated }) => tolerated?.by)).toEqual(['known', undefined]);
  expect(folded.beyond.definitions!.map(({ tolerated }) => tolerated?.by)).toEqual(['known', undefined]);
  expect(folded.beyond.compiledIn!.map(({ tolerated }) => tolerated?.by)).toEqual([undefined]);
});

test('a comparison with another base is refused', () => {
  const last = { ...earlier, base: { ...earlier.base, release: '5.10' } };
  expect(() => foldKnown(earlier, last, 'last.json')).toThrow(
    /^last\.json: is a comparison with another base: its release is '5\.10', and here it is '/,
  );
});
