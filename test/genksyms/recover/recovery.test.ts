// SPDX-License-Identifier: GPL-2.0-or-later
/** What a declaration that genksyms cannot parse leaves behind. */
import { dumpOf, hashed } from '../unit/of-text';

const told = (header: string): { dump: string[]; problems: string[] } => {
  const result = hashed(header);
  return { dump: dumpOf(result), problems: result.problems.map(({ kind, line }) => `${line}: ${kind}`) };
};

test('the declaration behind it is read as ever', () => {
  expect(told('int a b;\nint out(int);')).toEqual({
    dump: ['out int out ( int ) '],
    problems: ['1: syntax'],
  });
});

test('a struct with a member that is none keeps all its words', () => {
  const { dump, problems } = told('struct s { int a; int b c; int d; };\nextern struct s out;');
  expect(problems).toEqual(['1: syntax']);
  expect(dump).toEqual(['s#s struct s { int a ; int b c ; int d ; } ', 'out extern s#s out ']);
});

test('two errors at once are told as one, as bison counts', () => {
  expect(told('int a b c d;\nint out(int);').problems).toEqual(['1: syntax']);
});

test('where bison runs out of states, the unit ends', () => {
  const { problems, exports } = hashed(`${'struct s {'.repeat(20_000)}`);
  expect(problems.map(({ kind }) => kind)).toContain('too-deep');
  expect(exports).toEqual([]);
});
