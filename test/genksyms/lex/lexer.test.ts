// SPDX-License-Identifier: GPL-2.0-or-later
/** Bytes to tokens, as genksyms cuts them. */
import { G0 } from '../../../grammars';
import { KINDS, Kind, Lexer, Names, TypeNames } from '../../../src/genksyms/lex';

const nameOf = new Map<number, string>(Object.entries(KINDS).map(([name, kind]) => [kind, name]));

/** The kinds of a text's tokens. @param types words that are typedefs */
function kinds(text: string, types: readonly string[] = []): string {
  const names = new Names();
  const known = new TypeNames();
  for (const type of types) known.add(names.of(type));
  const lexer = new Lexer(names, G0, known);
  lexer.open(Buffer.from(text));
  const found: string[] = [];
  for (let kind = lexer.next(); kind !== Kind.END; kind = lexer.next()) found.push(nameOf.get(kind)!);
  return found.join(' ');
}

test.each([
  ['a word, and a type', 'cup mug;', 'TYPE IDENT ;', ['cup']],
  ['a tag is no type, whatever its name', 'struct cup mug;', 'STRUCT IDENT IDENT ;', ['cup']],
  ['an attribute is one token', '__attribute__((aligned(8))) int a;', 'ATTRIBUTE_PHRASE INT IDENT ;', []],
  ['the body of a function is one token', 'int f(void) { return 1; }', 'INT IDENT ( VOID ) BRACE_PHRASE', []],
  ['the body of a struct is not', 'struct s { int a; };', 'STRUCT IDENT { INT IDENT ; } ;', []],
  ['a bound is one token', 'int a[sizeof(int) * 2];', 'INT IDENT BRACKET_PHRASE ;', []],
])('%s: %s', (_what, text, expected, types) => {
  expect(kinds(text, types)).toBe(expected);
});

test('line markers are no tokens, and tell whether a word stands in the source file', () => {
  const names = new Names();
  const lexer = new Lexer(names, G0, new TypeNames());
  lexer.open(Buffer.from('# 1 "a.c"\n# 1 "a.h" 1\nint\n# 2 "a.c" 2\na;'));
  const places: [string, number][] = [];
  for (let kind = lexer.next(); kind !== Kind.END; kind = lexer.next()) {
    const token = lexer.tokens - 1;
    places.push([names.text(lexer.tokenFile[token]!), lexer.tokenLine[token]!]);
  }
  expect(places).toEqual([
    ['a.h', 1],
    ['a.c', 2],
    ['a.c', 2],
  ]);
});
