// SPDX-License-Identifier: GPL-2.0-or-later
/** Recipes to simple commands. */
import { simpleCommands } from '../../../src/tree/kbuild/shell';

const wordsOf = (script: string): string[][] => simpleCommands(script).map(({ words }) => words);

test.each([
  [`cc -DNAME='"pot"' "a b" c\\ d`, [['cc', '-DNAME="pot"', 'a b', 'c d']]],
  [`cc 'it'\\''s' "\\"q\\" \\x" ''`, [['cc', "it's", '"q" \\x', '']]],
  ['a; b && c || d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
  ['{ echo a.ko; cat b; :; } > out', [['echo', 'a.ko'], ['cat', 'b'], [':']]],
  ['if nm x.o 2>/dev/null | grep -q y; then cc; fi', [['nm', 'x.o'], ['grep', '-q', 'y'], ['cc']]],
  ['( a; b )>c', [['a'], ['b']]],
  ['a \\\n b\nc', [['a', 'b'], ['c']]],
  ['a # the rest; b', [['a']]],
  ['a b#c', [['a', 'b#c']]],
  ['cc <in 2>&1 x2 >>out y', [['cc', 'x2', 'y']]],
  ['a $(b "(" | c) d', [['a', '$(b "(" | c)', 'd']]],
  ['a `b; c` "$(d e)"', [['a', '`b; c`', '$(d e)']]],
  ["'{' x", [['{', 'x']]],
  ['', []],
  [' ;; \n', []],
])('%j', (script, words) => {
  expect(wordsOf(script)).toEqual(words);
});

test('where output goes', () => {
  expect(simpleCommands("{ a; b; } > x; c 2> errors; d > 'y z'").map(({ to }) => to)).toEqual([
    undefined,
    'x',
    undefined,
    'y z',
  ]);
});

test.each([
  ['cc \'$x\' \\$y "\\$z" $ 5$', true],
  ['cc $x', false],
  ['cc "${x}"', false],
  ['cc `x`', false],
])('%j is plain: %s', (script, isPlain) => {
  expect(simpleCommands(script)[0]?.isPlain).toBe(isPlain);
});

test.each(["cc 'open", 'cc "open', 'cc `open', 'cc $(open', 'cc >', 'cc \\', ')}{(', '\0\xff'])(
  'never fails: %j',
  (script) => expect(() => simpleCommands(script)).not.toThrow(),
);
