// SPDX-License-Identifier: GPL-2.0-or-later
/** Reports on terminals of few columns: nothing is cut, and no line is wider but for a word that is. */
import { checkReports, fittedText, kernelReports } from '../../../src/tell/report';
import { tableLines, type Column } from '../../../src/tell/report/kernels/table';
import { everyKind } from './made-up';
import { everyObstacle } from './made-up-modules';

const COLUMNS: readonly Column[] = [{ title: '#', align: 'right' }, { title: 'what' }];
const LAST: Column = { title: 'why', stacks: true };

describe('a table', () => {
  const rows = [
    ['1', 'pot', 'short'],
    ['22', 'lid', 'a reason of some length'],
  ];

  test('stands as one where there is room', () => {
    const lines = [' #  what  why', ' 1  pot   short', '22  lid   a reason of some length'];
    expect(tableLines([...COLUMNS, LAST], rows, null)).toEqual(lines);
    expect(tableLines([...COLUMNS, LAST], rows, 40)).toEqual(lines);
  });

  test('has what does not fit below its row', () => {
    expect(tableLines([...COLUMNS, LAST], rows, 20)).toEqual([
      ' #  what  why',
      ' 1  pot   short',
      '22  lid',
      '    a reason of some length',
    ]);
  });

  test('has two columns that are held against each other below all rows', () => {
    const columns = [...COLUMNS, { title: 'base', stacks: true }, { title: 'new', stacks: true }];
    expect(tableLines(columns, [['1', 'pot', '+8 int', '+16 unsigned long']], 20)).toEqual([
      '#  what',
      '1  pot',
      '    base +8 int',
      '    new  +16 unsigned long',
    ]);
  });
});

describe('a long line', () => {
  test('is broken at blanks, and set in', () => {
    expect(fittedText('  one two three four five six seven eight nine ten', 28)).toBe(
      '  one two three four five\n      six seven eight nine\n      ten',
    );
  });

  test('keeps the mark of a difference', () => {
    expect(fittedText(`+\tint ${'brew '.repeat(6)};`, 30)).toBe(
      `+\tint brew brew brew\n+         brew brew brew ;`,
    );
  });

  test('counts no colours, and keeps long words', () => {
    expect(fittedText(`\x1b[1m${'x'.repeat(30)}\x1b[22m`, 30)).toBe(`\x1b[1m${'x'.repeat(30)}\x1b[22m`);
    expect(fittedText('y'.repeat(50), 30)).toBe('y'.repeat(50));
  });

  test('stays where there is no terminal', () =>
    expect(fittedText('a b '.repeat(99), null)).toBe('a b '.repeat(99)));
});

test.each([
  ['a comparison', kernelReports(everyKind())],
  ['a check of modules', checkReports(everyObstacle())],
])('%s', (_, reports) => {
  const text = (width: number | null): string =>
    Buffer.from([...reports.in('text', { color: false, width, isFull: true })].join(''), 'latin1').toString();
  const isWide = (line: string): boolean => line.replaceAll('\t', '        ').length > 80;
  const wide = text(80).split('\n').filter(isWide);
  expect(wide.filter((line) => line.trim().includes(' '))).toEqual([]);
  const words = (width: number | null): string[] => text(width).split(/\s+/).sort();
  // What stands below its row has its title there.
  const titles = new Set(['base', 'new', 'where', 'why']);
  const bare = (all: string[]): string[] => all.filter((word) => !titles.has(word) && !/^[-+]$/.test(word));
  expect(bare(words(80))).toEqual(bare(words(null)));
});
