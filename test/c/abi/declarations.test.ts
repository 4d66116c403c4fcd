// SPDX-License-Identifier: GPL-2.0-or-later
/** What differs between two declarations of C and what it means, without a kernel around them. */
import {
  compareDeclarations,
  shownLayouts,
  VERDICTS,
  worst,
  type Difference,
  type Uses,
} from '../../../src/c/abi';
import { Unknown } from '../../../src/c/syntax';
import { RecordName } from '../../../src/record-name';
import { typesOf } from '../layout/ours';

const nobody: Uses = { madeByModules: () => null, userOf: () => null };

function compare(name: string, base: string, newText: string, uses = nobody): Difference[] {
  const sides = { base: { types: typesOf([base]) }, new: { types: typesOf([newText]) } };
  return compareDeclarations(RecordName.parse(name), sides, uses);
}

const told = (found: readonly Difference[]): string[] =>
  found.map(({ kind, verdict, subject }) => `${verdict} ${kind} ${subject}`.trim());

test.each([
  ['s#pot', 'struct pot { int heat; };', 'struct pot { int  heat ; };', []],
  [
    's#pot',
    'struct pot { int heat; long size; };',
    'struct pot { int heat; int lid; long size; };',
    ['conditional member-added-in-hole lid'],
  ],
  [
    's#pot',
    'struct pot { int heat; };',
    'struct pot { int heat; int size; };',
    ['conditional member-appended size'],
  ],
  [
    's#pot',
    'struct pot { struct { int heat; } in; };',
    'struct pot { struct { unsigned heat; } in; };',
    ['conditional member-retyped in.heat'],
  ],
  ['u#cup', 'union cup { int a; };', 'union cup { int a; char b; };', ['conditional union-member-added b']],
  ['e#tea', 'enum tea { GREEN };', 'enum tea { GREEN, BLACK };', ['compatible enumerator-appended BLACK']],
  ['E#GREEN', 'enum tea { GREEN };', 'enum tea { GREEN = 2 };', ['break enumerator-changed GREEN']],
  ['t#leaf_t', 'typedef int leaf_t;', 'typedef unsigned leaf_t;', ['conditional typedef-changed']],
  ['brew', 'int brew(int n);', 'int brew(long n);', ['break signature-changed parameter 1 (n)']],
  ['heat', 'extern int heat;', 'extern const int heat;', ['conditional qualifier-changed']],
])('%s: %s %s', (name, base, newText, found) => {
  expect(told(compare(name, base, newText))).toEqual(found);
});

test('what code does with a type counts', () => {
  const uses: Uses = { madeByModules: () => 'struct tray embeds it', userOf: () => 'struct tray' };
  const grown = compare('s#pot', 'struct pot { int heat; };', 'struct pot { int heat; int size; };', uses);
  expect(told(grown)).toEqual(['break member-appended size']);
  const counted = compare(
    'e#tea',
    'enum tea { GREEN, TEA_MAX };',
    'enum tea { GREEN, BLACK, TEA_MAX };',
    uses,
  );
  expect(told(counted)).toEqual([
    'break enumerator-appended TEA_MAX',
    'compatible enumerator-appended BLACK',
  ]);
});

test('a side without the declaration, or with one that cannot be laid out', () => {
  const pot = 'struct pot { int heat; };';
  expect(() => compare('s#pot', pot, 'struct cup { int heat; };')).toThrow(Unknown);
  expect(() => compare('brew', pot, 'int brew(void);')).toThrow(Unknown);
  expect(() => compare('s#pot', pot, 'struct pot { struct cup in; };')).toThrow(Unknown);
});

test('both layouts, with what became of members', () => {
  const base = 'struct pot { int heat; int size; };';
  const newText = 'struct pot { long heat; int lid; };';
  const name = RecordName.parse('s#pot');
  const sides = { base: { types: typesOf([base]) }, new: { types: typesOf([newText]) } };
  const shown = shownLayouts(name, sides, compareDeclarations(name, sides, nobody));
  const states = [shown.base, shown.new].map((layout) =>
    layout?.members.map((one) => [one.name, one.offset, one.size, one.state]),
  );
  expect(states).toEqual([
    [
      ['heat', 0, 32, 'changed'],
      ['size', 32, 32, 'removed'],
    ],
    [
      ['heat', 0, 64, 'changed'],
      ['lid', 64, 32, 'added'],
    ],
  ]);
  expect([shown.base?.size, shown.new?.size]).toEqual([8, 16]);
});

test('verdicts, the worst first', () => {
  expect(VERDICTS).toEqual(['break', 'unknown', 'conditional', 'compatible']);
  expect(worst(['compatible', 'unknown', 'conditional'])).toBe('unknown');
  expect(worst([])).toBe('unknown');
});
