// SPDX-License-Identifier: GPL-2.0-or-later
import { withoutBodies } from '../../../src/genksyms/unit/function-bodies';

const texts: [what: string, text: string, found: string][] = [
  ['a function', 'int f(size_t (size))\n{\n\tif (a) { b(); }\n}', 'int f(size_t (size))\n;'],
  ['brackets in strings', 'int f(int (a)) { puts("}"); c = \'}\'; }', 'int f(int (a)) ;'],
  [
    'a type',
    'struct __attribute__((packed)) { int a; } f(void);',
    'struct __attribute__((packed)) { int a; } f(void);',
  ],
  [
    'a type by its expression',
    'struct s __attribute__((x)) { int a; };',
    'struct s __attribute__((x)) { int a; };',
  ],
  ['an initial value', 'struct s f(a) = (struct s) { 1 };', 'struct s f(a) = (struct s) { 1 };'],
  [
    'what stands behind it',
    'int f(int (a)) { } struct s { int a; };',
    'int f(int (a)) ; struct s { int a; };',
  ],
  ['a body without an end', 'int f(int (a)) { int b;', 'int f(int (a)) ;'],
  ['line markers', 'int f(int (a))\n# 3 "{.c"\n{ }', 'int f(int (a))\n# 3 "{.c"\n;'],
];

test.each(texts)('%s', (_what, text, found) => {
  expect(withoutBodies(text, text.length)).toBe(found);
});

test('what stands behind a body in which genksyms gave up is of other declarations', () => {
  const text = 'int f(int (a)) { int b; int c; } int g(void);';
  expect(withoutBodies(text, text.indexOf(' int c'))).toBe('int f(int (a)) ;');
});
