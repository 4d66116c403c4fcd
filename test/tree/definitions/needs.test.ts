// SPDX-License-Identifier: GPL-2.0-or-later
/** What a declaration's text names that its layout may hang on. */
import { RecordKind } from '../../../src/genksyms/declare';
import { needsOf, type Need } from '../../../src/tree/definitions';

const MARKS: Record<number, string> = {
  [RecordKind.STRUCT]: 's#',
  [RecordKind.UNION]: 'u#',
  [RecordKind.ENUM]: 'e#',
  [RecordKind.TYPEDEF]: 't#',
  [RecordKind.ENUMERATOR]: 'E#',
  [RecordKind.ORDINARY]: '',
};
const spelt = (needs: readonly Need[]): string => needs.map(({ word, as }) => MARKS[as] + word).join(' ');

test.each([
  ['attributes', 'struct a { int b; } __attribute__((x(sizeof(struct c) + N)));', 'E#x s#c E#N'],
  ['_Alignas', '_Alignas(t) int a;', 'E#t'],
  ['alignment of an object', '_Alignas(_Alignof(object)) int a;', 'object'],
  ['expressions in typeof', 'typeof(((struct a *)0)->b.c) d;', 's#a'],
  ['sizeof without parentheses', 'int a[sizeof b];', 'b'],
  ['bounds', 'int a[N][sizeof(union b)];', 'E#N u#b'],
  ['calls', 'int a[f(N) ? 1 : 2] __attribute__((aligned(g(1))));', 'f E#N E#aligned g'],
  ['widths, up to the comma', 'struct a { unsigned b : WIDE, c; t : 1; };', 'E#WIDE'],
  ['values, up to the comma', 'enum e { A = B + (C, D), F };', 'E#B E#C E#D'],
  ['but no assertions', '_Static_assert(sizeof(struct a) == N, "x"); int b asm("c");', ''],
  ['nor literals', `int a[sizeof("\\"b" "c") + 'd' + 0x10UL];`, ''],
  ['whatever brackets are missing', ')]}int a[(b}; struct c d', 'E#b s#c E#d'],
])('behind records: %s', (_, text, names) => {
  expect(spelt(needsOf(text).hidden)).toBe(names);
});

test.each([
  [
    'members by value, not by pointer',
    'struct a { struct b v; union c const *w, x; t y; u *z; };',
    's#a s#b t#v t#w t#x t#t t#y t#z',
  ],
  ['on several lines', 'struct b v;\nunion c\n* volatile w;', 's#b t#v t#volatile t#w'],
])('all: %s', (_, text, names) => {
  expect(spelt(needsOf(text).all)).toBe(names);
});

test('what only a pointer leads to counts where an expression follows it', () => {
  expect(spelt(needsOf('struct a *b;').all)).toBe('t#b');
  expect(spelt(needsOf('char b[sizeof(*(struct a *)0)];').all)).toBe('t#char t#b s#a');
});
