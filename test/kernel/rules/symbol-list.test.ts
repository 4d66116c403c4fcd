// SPDX-License-Identifier: GPL-2.0-or-later
/** Filter lists and stable lists. */
import { parseSymbolList } from '../../../src/kernel/rules';

const NAMES = ['alpha', 'beta', 'beta2', 'gamma'];
const chosen = (text: string): string[] => NAMES.filter((name) => parseSymbolList(text, 'l').has(name));

test.each([
  ['plain', 'alpha\ngamma\n', ['alpha', 'gamma']],
  ['patterns', 'beta*\n?lpha\n', ['alpha', 'beta', 'beta2']],
  ['comments, blanks, empty lines', '# all\n\n alpha # one\r\n\tbeta', ['alpha', 'beta']],
  ['a stable list', '[rhel9_x86_64_stablelist]\n  alpha\n  beta\n', ['alpha', 'beta']],
  [
    'an ABI list',
    '[abi_symbol_list]\n# common\n  alpha\n\n# required by x.ko\n  gamma\n',
    ['alpha', 'gamma'],
  ],
  ['two sections', '[a_stablelist]\n  alpha\n[abi_symbol_list]\n  beta', ['alpha', 'beta']],
  ['an empty list', '', []],
  ['a byte order mark', '\xef\xbb\xbfalpha\n', ['alpha']],
  ["Oracle's", '[ol10_x86_64_whitelist]\n\talpha\n', ['alpha']],
  ["Red Hat's of old", '[rhel7_x86_64_whitelist]\n\talpha\n', ['alpha']],
  ["Android's of old", '[abi_whitelist]\n  alpha\n', ['alpha']],
  ['a locked list', '[x_lockedlist]\nalpha\n', ['alpha']],
  ["libabigail's shortest", '[whitelist]\nalpha\n', ['alpha']],
  [
    'a section of something else',
    'alpha\n[suppress_function]\nname = beta\n[x_whitelist]\ngamma\n',
    ['alpha', 'gamma'],
  ],
])('%s', (_what, text, names) => {
  expect(chosen(text)).toEqual(names);
});

test.each([
  ['alpha beta', "text after the name: 'alpha beta'"],
  ['[abi_symbol_list', "the header of a section has no end: '[abi_symbol_list'"],
  ['al\0pha', "a control character in the name: 'al\\x00pha'"],
])('%j is no line of a list', (line, what) => {
  expect(() => parseSymbolList(`alpha\n${line}\n`, 'list')).toThrow(`list:2: ${what}`);
});

test('a section of another kind is passed over, and the list says so', () => {
  const list = parseSymbolList('[other]\nalpha beta\n[x_stablelist]\ngamma\n', 'list');
  expect(list.size).toBe(1);
  expect(list.warnings.map(({ message }) => message)).toEqual([
    'list:1: the section [other] is no list of symbols: it was passed over',
  ]);
});

test('what stands for nothing is told, also where another pattern comes first', () => {
  const list = parseSymbolList('beta*\nbeta2\nbeta?\nbrwe\nx*\n', 'list');
  expect(list.unmatchedBy(new Set(NAMES))).toEqual(['brwe', 'x*']);
});
