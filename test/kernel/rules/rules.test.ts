// SPDX-License-Identifier: GPL-2.0-or-later
/** Severity rules: their lines, the kinds of patterns, and which of them decides. */
import * as fc from 'fast-check';
import { parseRules, type RuleSubject } from '../../../src/kernel/rules';

const subject = (name: string, module = 'drivers/net/foo', namespace = ''): RuleSubject => ({
  name,
  module,
  namespace,
});

test('comments, blanks and empty lines', () => {
  const { all } = parseRules('# all\n\n  a_* PASS# why\r\n\tSYMBOL  vmlinux\tFAIL', 'r');
  expect(all).toEqual([
    { kind: 'symbol', pattern: 'a_*', verdict: 'PASS', line: 3, text: 'a_* PASS' },
    { kind: 'symbol', pattern: 'vmlinux', verdict: 'FAIL', line: 4, text: 'SYMBOL vmlinux FAIL' },
  ]);
});

test.each([
  ['drivers/net/*', 'module'],
  ['vmlinux', 'module'],
  ['vmlinux*', 'symbol'],
  ['CRYPTO_INTERNAL', 'namespace'],
  ['USB4', 'namespace'],
  ['LZ4_*', 'symbol'],
  ['Crypto', 'symbol'],
  ['*', 'symbol'],
  ['MODULE', 'namespace'],
])('the pattern %s is a %s', (pattern, kind) => {
  expect(parseRules(`${pattern} PASS`, 'r').all).toMatchObject([{ kind, pattern }]);
});

test.each([
  ['MODULE foo PASS', 'module', 'foo'],
  ['NAMESPACE low PASS', 'namespace', 'low'],
  ['SYMBOL a/b PASS', 'symbol', 'a/b'],
])('%s names its kind', (text, kind, pattern) => {
  expect(parseRules(text, 'r').all).toMatchObject([{ kind, pattern }]);
});

test.each([
  ['a', "no PASS or FAIL: 'a'"],
  ['a pass', "'pass' is neither PASS nor FAIL: 'a pass'"],
  ['MODULE a', "'a' is neither PASS nor FAIL: 'MODULE a'"],
  ['MODULE a OK', "'OK' is neither PASS nor FAIL: 'MODULE a OK'"],
  ['a PASS b', "text after the rule: 'a PASS b'"],
  ['MODULE a PASS b', "text after the rule: 'MODULE a PASS b'"],
  ['modules a PASS', "'modules' is no kind of pattern: 'modules a PASS'"],
  ['a\0b PASS', "a control character in the rule: 'a\\x00b PASS'"],
])('%j is no rule', (line, what) => {
  expect(() => parseRules(`ok PASS\n${line}\n`, 'rules')).toThrow(
    expect.objectContaining({
      message: `rules:2: ${what}`,
      remedy: 'a rule is [MODULE|NAMESPACE|SYMBOL] PATTERN PASS|FAIL',
    }),
  );
});

test.each([
  [subject('foo_a'), 1],
  [subject('foo_b'), 2],
  [subject('bar', 'net/core'), 3],
  [subject('bar', 'vmlinux', 'DMA'), 4],
  [subject('foo_b', 'net/core', 'DMA'), 2],
  [subject('baz', 'net/core', 'DMA'), 3],
  [subject('baz'), undefined],
])('the first rule that matches decides: %j by line %j', (one, line) => {
  const rules = parseRules('foo_a FAIL\nfoo_? PASS\nnet/* PASS\nDMA FAIL\nfoo_a PASS', 'r');
  expect(rules.decide(one)?.line).toBe(line);
  expect(rules.tolerating(one)?.line).toBe(line === 2 || line === 3 ? line : undefined);
});

test('no pattern matches a module or namespace that is not there', () => {
  const rules = parseRules('MODULE * PASS\nNAMESPACE * PASS', 'r');
  expect(rules.decide(subject('a', '', ''))).toBeUndefined();
});

test('rules that never decide are unused, shadowed ones too', () => {
  const rules = parseRules('foo_* PASS\nfoo_a FAIL\nnone PASS\nvmlinux PASS', 'r');
  const unused = rules.unusedBy([subject('foo_a'), subject('x', 'vmlinux')]);
  expect(unused.map(({ line }) => line)).toEqual([2, 3]);
});

test('a pattern matches what the same expression of JavaScript matches', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 12 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '*'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(patterns, letters, (pattern, name) => {
      const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
      const rules = parseRules(`SYMBOL ${pattern} PASS`, 'r');
      expect(rules.decide(subject(name)) !== undefined).toBe(new RegExp(`^${source}$`).test(name));
    }),
    { numRuns: 2_000 },
  );
});

test('the same decision as by trying one rule after the other', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), words, (patterns, name) => {
      const lines = patterns.map((pattern) => `SYMBOL ${pattern} PASS`);
      const one = (line: string): boolean => parseRules(line, 'r').decide(subject(name)) !== undefined;
      const found = lines.findIndex(one);
      expect(parseRules(lines.join('\n'), 'r').decide(subject(name))?.line).toBe(
        found < 0 ? undefined : found + 1,
      );
    }),
  );
});

test('many stars take no more time than few', () => {
  const rules = parseRules(`${'a*'.repeat(200)}b PASS\n${'a?*'.repeat(200)}b PASS`, 'r');
  expect(rules.decide(subject('a'.repeat(5_000)))).toBeUndefined();
});
