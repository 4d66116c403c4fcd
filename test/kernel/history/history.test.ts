// SPDX-License-Identifier: GPL-2.0-or-later
/** Comparisons in the order of time, folded by type and export. */
import { historyOf } from '../../../src/kernel/history';
import { causeOf, comparisonOf, judgementOf } from '../../tell/report/made-up';

const pot = causeOf('s#pot', ['boil', 'pour'], judgementOf('member-moved'));
const lid = causeOf('s#lid', ['boil'], judgementOf('respelled'));
const first = comparisonOf([pot]);
const missed = causeOf('s#quiet', ['sip'], judgementOf('missed-by-crc'));
const second = { ...comparisonOf([pot, lid], [], { missed: [missed] }), base: first.new };

test('what happened in which step, what happened most often first', () => {
  const { steps, types, exports } = historyOf([
    { file: 'a.json', comparison: first },
    { file: 'b.json', comparison: second },
    { file: 'c.json', comparison: first },
  ]);
  expect(steps.map(({ exports: count, causes, continues }) => [count, causes, continues])).toEqual([
    [2, 1, null],
    [3, 3, true],
    [2, 1, false],
  ]);
  expect(types.map(({ name, events }) => [name, events.map(({ step }) => step)])).toEqual([
    ['s#pot', [0, 1, 2]],
    ['s#quiet', [1]],
    ['s#lid', [1]],
  ]);
  expect(exports.map(({ name, events }) => [name, events.length])).toEqual([
    ['boil', 3],
    ['pour', 3],
    ['sip', 1],
  ]);
  expect(exports[2]!.events).toEqual([{ step: 1, kinds: ['missed-by-crc'], verdict: 'break' }]);
});

test('two causes of one name are one event, of the worst verdict', () => {
  const other = causeOf('s#lid', ['boil'], judgementOf('member-appended'));
  const { types } = historyOf([{ file: 'a.json', comparison: comparisonOf([lid, other]) }]);
  expect(types).toEqual([
    { name: 's#lid', events: [{ step: 0, kinds: ['member-appended', 'respelled'], verdict: 'conditional' }] },
  ]);
});
