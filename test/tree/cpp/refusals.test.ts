// SPDX-License-Identifier: GPL-2.0-or-later
import { CppLab } from './lab';

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab();
});
afterEach(() => lab.remove());

test.each([
  ['#error no tea', 'a directive that compilers judge'],
  ['#warning cold', 'a directive that compilers judge'],
  ['#if 1', 'a conditional without end'],
  ['#endif', '#endif without #if'],
  ['#if 1 +\n#endif', 'a condition without end'],
  ['#if 1 / 0\n#endif', 'a division by zero'],
  ['#if F(1)\n#endif', 'more behind a condition'],
  ['#define F(a) #b', '# before no parameter'],
  ['#define F ## x', '## at the end of a macro'],
  ['#define F(a, a) a', 'parameters of a macro'],
  ['#define F(a) a\nF(1, 2)', '2 arguments of F'],
  ['#define F(a) a\nF(1', 'arguments of F without end'],
  ['#define F(a) a\nF(\n#include "x.h"\n)', 'a directive in arguments of a macro'],
  ['#define J(a, b) a ## b\nJ(+, x)', '+ ## x'],
  ['#define __FILE__ 1', 'a definition'],
  ['#pragma push_macro("A")', '#pragma push_macro("A")'],
  ['int d = __DATE__;', '__DATE__'],
  ['char *s = "tea', 'a string without end'],
  ['/* tea', 'a comment without end'],
  ['int a;\r', 'a control character'],
  ['int \xc3\xa4;', 'a byte 195'],
  ['#include "gone.h"', 'gone.h is missing'],
  ['#include "a.c"', 'inclusions too deep'],
])('%j goes to the compiler', (text, why) => {
  lab.write({ 'a.c': `${text}\n` });
  expect(lab.refusal('a.c')).toBe(why);
  // Nothing of it is left for the next unit.
  lab.write({ 'b.c': 'int F = A;\n' });
  expect(lab.text('b.c')).toBe('int F = A;\n');
});

test.each([
  ['-isystem'],
  ['-imacros'],
  ['-ansi'],
  ['-fopenmp'],
  ['@file'],
  ['-std=c99'],
  ['-C'],
  ['-Wp,-DX'],
])('so do commands with %s', (option) => {
  lab.write({ 'a.c': 'int a;\n' });
  expect(() => lab.text('a.c', option, 'x')).toThrow();
});
