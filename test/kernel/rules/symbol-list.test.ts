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
])('%s', (_what, text, names) => {
  expect(chosen(text)).toEqual(names);
});

test.each([
  ['alpha beta', "text after the name: 'alpha beta'"],
  ['[other]', "the section is no list of stable symbols: '[other]'"],
  ['[abi_symbol_list', "the section is no list of stable symbols: '[abi_symbol_list'"],
  ['al\0pha', "a control character in the name: 'al\\x00pha'"],
])('%j is no line of a list', (line, what) => {
  expect(() => parseSymbolList(`alpha\n${line}\n`, 'list')).toThrow(`list:2: ${what}`);
});
