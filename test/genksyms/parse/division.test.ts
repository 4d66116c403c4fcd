/** Which declarations tree-sitter reads, and which are left to recovery. */
import { G0 } from '../../../grammars';
import { Kind, Lexer, Names, TypeNames } from '../../../src/genksyms/lex';
import { Division } from '../../../src/genksyms/parse';

/** Number of pieces that a declaration falls into; 0 where it is not read. */
function piecesOf(text: string): number {
  const lexer = new Lexer(new Names(), G0, new TypeNames());
  lexer.open(Buffer.from(text));
  while (lexer.next() !== Kind.END);
  // The last token is the end of the text.
  lexer.tokens--;
  const division = new Division();
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
