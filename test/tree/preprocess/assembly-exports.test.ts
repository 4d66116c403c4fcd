// SPDX-License-Identifier: GPL-2.0-or-later
import { assemblyExports } from '../../../src/tree/preprocess';

const names = (text: string): string[] =>
  assemblyExports(text).map(({ name, licence, namespace }) => [name, licence, namespace].join(' ').trimEnd());

test('up to 6.3: a macro of the assembler, whose definition is no export', () => {
  const text = [
    '.macro ___EXPORT_SYMBOL name,val,sec',
    ' ___EXPORT_SYMBOL pour, pour,',
    ' ___EXPORT_SYMBOL brew, (brew), _gpl',
  ];
  expect(names(text.join('\n'))).toEqual(['pour', 'brew _gpl']);
});

test('since 6.4: a label and two strings, several in one line', () => {
  const one = (name: string, licence: string, namespace: string): string =>
    `.section ".export_symbol","a" ; __export_symbol_${name}: ; .asciz "${licence}" ; .ascii "${namespace}" ; .quad ${name}; .previous`;
  const text = `pour: ${one('pour', '', '')} ; brew: ${one('brew', 'GPL', 'TEA')}\n${one('lift', 'GPL', '')}`;
  expect(names(text)).toEqual(['pour', 'brew GPL TEA', 'lift GPL']);
});

test('a namespace in several literals, with the NUL written out', () => {
  const namespace = '"module:" "tea," "cup-a,cup-b" "\\0"';
  const text = `__export_symbol_pour: ; .asciz "GPL" ; .ascii ${namespace} ; .quad pour ; .previous`;
  expect(names(text)).toEqual(['pour GPL module:tea,cup-a,cup-b']);
});
