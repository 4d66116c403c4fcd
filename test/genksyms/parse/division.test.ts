// SPDX-License-Identifier: GPL-2.0-or-later
/** Which declarations tree-sitter reads, and which are left to recovery. */
import { G0, V7_0, type Generation } from '../../../grammars';
import { Kind, Lexer, Names, TypeNames } from '../../../src/genksyms/lex';
import { Division } from '../../../src/genksyms/parse';

/** Number of pieces that a declaration falls into; 0 where it is not read. */
function piecesOf(text: string, generation: Generation = G0): number {
  const names = new Names();
  const types = new TypeNames();
  types.add(names.of('T'));
  const lexer = new Lexer(names, generation, types);
  lexer.open(Buffer.from(text));
  while (lexer.next() !== Kind.END);
  // The last token is the end of the text.
  lexer.tokens--;
  const division = new Division(generation.reading);
  return division.divide(lexer) < 0 ? 0 : division.pieces.count;
}

test.each([
  ['int a;', 1],
  ['struct s { int a; char *b; };', 3],
  ['enum e { A, B = 2 };', 3],
  ['int f(int a, struct s *b);', 3],
])('%s: %i pieces', (text, count) => {
  expect(piecesOf(text)).toBe(count);
});

test.each([
  'int a b;',
  'struct s { int a b; };',
  'int f(',
  `${'struct s {'.repeat(501)} int a; ${'} x;'.repeat(501)}`,
])('not read: %s', (text) => {
  expect(piecesOf(text)).toBe(0);
});

test.each([
  'struct __attribute__((a)) s { int b; } __attribute__((c)) x;',
  'int f(int T, struct s T);',
  'struct s { T T; unsigned T, *T; struct { int a; } T; };',
  'int x, T;',
])('read since 6.14: %s', (text) => {
  expect(piecesOf(text, V7_0)).toBeGreaterThan(0);
});

test.each([
  'int f(int (*T)(int));',
  '__attribute__((x)) f(void);',
  'struct s { int (*f)(int)(int); };',
  'enum __attribute__((p)) e { A };',
])('left to recovery since 6.14: %s', (text) => {
  expect(piecesOf(text, V7_0)).toBe(0);
});
