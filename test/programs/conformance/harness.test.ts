// SPDX-License-Identifier: GPL-2.0-or-later
import { lineDifference, rowDifference } from './compare';
import { checkPublished } from './published';
import { checkRows } from './scan';
import { globPattern, seededOrder } from './sample';
import { Findings, Tally } from './tally';

test('the order of a seed does not depend on the company', () => {
  const order = (names: string[]): string[] =>
    seededOrder(
      names.map((name) => ({ name })),
      1,
    ).map(({ name }) => name);
  const all = order(['a', 'b', 'c', 'd', 'e']);
  expect(order(['e', 'd', 'b', 'a'])).toEqual(all.filter((name) => name !== 'c'));
});

test('globs', () => {
  expect(globPattern('net/*/d?v').test('net/core/dev')).toBe(true);
  expect(globPattern('net/*').test('net/core/dev')).toBe(false);
  expect(globPattern('net/**').test('net/core/dev')).toBe(true);
  expect(globPattern('a.b').test('axb')).toBe(false);
});

test('differences name the place', () => {
  const rows = [{ symbol: 'a', crc: '0x00000001' }];
  expect(rowDifference(rows, rows)).toBeUndefined();
  expect(rowDifference(rows, [])).toBe('row 1: expected a 0x00000001, got no row');
  expect(lineDifference('x\nt#a int \n', 'x\nt#a long \n')).toContain('line 2, column 5');
  expect(lineDifference('x\n', 'x\ny\n')).toContain('line 2, column 1');
});

test('a whole kernel misses nothing and adds nothing', () => {
  const published = new Map([
    ['a', '0x00000001'],
    ['b', '0x00000002'],
  ]);
  const ours = new Map([
    [
      'u',
      [
        { symbol: 'a', crc: '0x00000001' },
        { symbol: 'c', crc: '0x00000003' },
      ],
    ],
  ]);
  const findings = new Findings();
  const tally = new Tally(findings);
  checkPublished(published, ours, new Set(['a']), true, tally);
  expect([tally.passed, tally.failed]).toEqual([1, 2]);
  expect(findings.told.join()).toContain('published b: expected 0x00000002, got no row');
});

test('rows of a scan are checked in all columns, and in their order', () => {
  const rows = ['0x1\ta\tvmlinux\tEXPORT_SYMBOL\t', '0x2\tb\tm/n\tEXPORT_SYMBOL_GPL\tNS'];
  const failures = (got: string[]): string[] => {
    const findings = new Findings();
    checkRows(rows, got, new Tally(findings));
    return findings.told;
  };
  expect(failures(rows)).toEqual([]);
  expect(failures([...rows].reverse())).toHaveLength(1);
  expect(failures([rows[0]!, rows[1]!.replace('NS', '')])).toHaveLength(1);
  expect(failures([rows[0]!])).toHaveLength(2);
});
