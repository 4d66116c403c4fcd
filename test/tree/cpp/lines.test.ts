// SPDX-License-Identifier: GPL-2.0-or-later
/** Which line `__LINE__` names in macros and their arguments. The answers are those of GCC 12. */
import { CppLab } from './lab';

const MACROS = `#define ID(x) x
#define INNER(p) __LINE__ p
#define ALIAS CLASS
#define ALIAS2 ALIAS
#define CLASS(a, b) a b
#define OBJ INNER
#define EMPTY
`;

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab();
});
afterEach(() => lab.remove());

test.each([
  ['in arguments, their own', 'a = CLASS(\nINNER(1),\nINNER(2)\nINNER(3));', 'a=91102113'],
  [
    'behind a macro without parameters, that of it',
    'a = ALIAS2(\nINNER(1),\nINNER(2) __LINE__\nINNER(3));',
    'a=8182883',
  ],
  ['behind one within arguments', 'a = ID(\nALIAS(INNER(1),\n__LINE__));', 'a=9110'],
  ['behind one that an argument gives', 'a = ID(ALIAS)(\nINNER(1),\n__LINE__);', 'a=9110'],
  ['behind an empty one', 'a = EMPTY CLASS(\nINNER(1),\n__LINE__);', 'a=9110'],
  ['where the parenthesis stands below', 'a = OBJ\n(\n__LINE__);', 'a=88'],
])('%s', (_, source, expected) => {
  lab.write({ 'a.c': MACROS + source });
  expect(lab.text('a.c').replace(/^#.*$/gm, '').replace(/[\s;]/g, '')).toBe(expected);
});
