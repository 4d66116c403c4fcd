// SPDX-License-Identifier: GPL-2.0-or-later
/** What became of functions and macros of headers, and what they use. */
import type { HeaderPiece, PublicHeader } from '../../../src/formats/corpus';
import { compareHeaders, spaced, usedNames, type ChangedPiece } from '../../../src/kernel/headers';

const macro = (name: string, text: string, line = 1, parameters: string | null = null): HeaderPiece => ({
  kind: 'macro',
  name,
  line,
  parameters,
  text,
});
const inline = (name: string, text: string, line = 1): HeaderPiece => ({
  kind: 'function',
  name,
  line,
  parameters: null,
  text,
});
const header = (file: string, ...pieces: HeaderPiece[]): PublicHeader => ({ file, pieces });

/** `what name change base → new`. */
const told = (base: PublicHeader[], next: PublicHeader[]): string[] =>
  compareHeaders(base, next).map(
    ({ what, name, change, baseLines, newLines }) =>
      `${what} ${name} ${change}: ${baseLines.join('|')} → ${newLines.join('|')}`,
  );

test('headers against themselves: nothing', () => {
  const all = [header('include/a.h', macro('A', '1'), inline('f', 'int f(void)\n{\n}', 2))];
  expect(told(all, structuredClone(all))).toEqual([]);
});

test.each([
  ['another value', macro('A', '1'), macro('A', '2'), '#define A 1 → #define A 2'],
  ['other blanks only', macro('A', 'x+ 1'), macro('A', 'x\n+1'), null],
  [
    'a blank that tells operators apart',
    macro('A', 'x - -1'),
    macro('A', 'x --1'),
    '#define A x - -1 → #define A x --1',
  ],
  ['a blank in a string', macro('A', '"a b"'), macro('A', '"a  b"'), '#define A "a b" → #define A "a  b"'],
  [
    'parameters',
    macro('A', 'x', 1, '(x)'),
    macro('A', 'x', 1, '(x, y)'),
    '#define A(x) x → #define A(x, y) x',
  ],
  [
    'a body',
    inline('f', 'int f(void) { return 1; }'),
    inline('f', 'int f(void) { return 2; }'),
    'int f(void) { return 1; } → int f(void) { return 2; }',
  ],
  ['another line', macro('A', '1', 4), macro('A', '1', 9), null],
  [
    'a macro that became a function',
    macro('f', 'g()', 1, '()'),
    inline('f', 'int f(void) { }'),
    '#define f() g() → int f(void) { }',
  ],
])('%s', (_, before, after, expected) => {
  const [found] = told([header('include/a.h', before)], [header('include/a.h', after)]);
  expect(found?.replace(/^[^:]*: /, '') ?? null).toBe(expected);
});

test('of several under a name each counts, in their order', () => {
  const both = (one: string, other: string): PublicHeader[] => [
    header('include/a.h', macro('A', one, 1), macro('A', other, 2)),
  ];
  expect(told(both('1', '2'), both('1', '2'))).toEqual([]);
  expect(told(both('1', '2'), both('2', '1'))).toEqual([
    'macro A changed: #define A 1|#define A 2 → #define A 2|#define A 1',
  ]);
});

test('what moved to another header is the same; what changed on the way or is gone is told', () => {
  const base = [header('include/a.h', macro('A', '1'), macro('B', '1'), macro('C', '1'))];
  const next = [header('include/b.h', macro('A', '1'), macro('B', '2'), macro('D', '1'))];
  expect(told(base, next)).toEqual([
    'macro B changed: #define B 1 → #define B 2',
    'macro C removed: #define C 1 → ',
  ]);
});

test('functions before macros, what a configuration made last, then by place', () => {
  const all = (value: string): PublicHeader[] => [
    header('arch/x86/include/generated/a.h', macro('G', value), inline('g', `{ ${value} }`, 2)),
    header('include/a.h', macro('Z', value, 1), macro('A', value, 2), inline('f', `{ ${value} }`, 3)),
  ];
  expect(compareHeaders(all('1'), all('2')).map(({ name }) => name)).toEqual(['f', 'g', 'Z', 'A', 'G']);
});

test('the exports and types that a text names', () => {
  const piece: ChangedPiece = {
    what: 'function',
    name: 'level',
    change: 'changed',
    basePlace: { file: 'include/a.h', line: 1 },
    newPlace: null,
    baseLines: ['int level(struct pot *pot)', '{ return brew(pot, "struct lid brew2"); }'],
    newLines: ['u8 level(union pot *pot) { return level(brew3); }'],
  };
  const types = ['s#pot', 't#u8', 's#lid', 't#pot'];
  const exports = ['brew', 'brew2', 'brew3', 'level', 'u8'];
  const known = {
    isExport: (name: string) => exports.includes(name),
    isType: (name: string) => types.includes(name),
  };
  expect(usedNames(piece, known)).toEqual({ exports: ['brew', 'brew3'], types: ['s#pot', 't#pot', 't#u8'] });
});

test('a text as records have it', () => {
  expect(spaced('struct pot {\n\tu8  level:3;\n};')).toBe('struct pot { u8 level : 3 ; } ;');
});
