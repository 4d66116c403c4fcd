// SPDX-License-Identifier: GPL-2.0-or-later
import { firstDifference } from '../../../src/tree/cpp';
import { CppLab } from './lab';

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab(true);
});
afterEach(() => lab.remove());

const textOf = (source: string): string => lab.write({ 'a.c': source }).text('a.c');

test.each([
  [
    'of a function',
    'int brew(int x)\n{\n\treturn x;\n}\nint next;\n',
    'int brew(int x)\n{\n\n}\nint next;\n',
  ],
  ['in one line', 'int brew(void) { return 1; }\nint next;\n', 'int brew(void) { }\nint next;\n'],
  ['that is empty', 'void brew(void) {}\nint next;\n', 'void brew(void) { }\nint next;\n'],
  [
    'with braces in literals and comments',
    'int brew(int x)\n{\n\tf("}", \'}\', "\\"}"); /* } */ // }\n\treturn x ? (struct s){ 1 }.x : 2;\n}\nint next;\n',
    'int brew(int x)\n{\n\n\n}\nint next;\n',
  ],
  [
    'of one that gives a pointer to a function',
    'int (*brew(int x))(void)\n{\n\treturn 0;\n}\nint next;\n',
    'int (*brew(int x))(void)\n{\n\n}\nint next;\n',
  ],
])('a body %s is left out', (_, source, text) => {
  expect(textOf(source)).toBe(text);
});

test('a body of many lines leaves a line marker', () => {
  const text = textOf(`int brew(void)\n{\n${'\ttea();\n'.repeat(20)}}\nint next;\n`);
  expect(text).toBe('int brew(void)\n{\n# 23 "a.c"\n}\nint next;\n');
});

test('a macro may begin a function, and its body is left out', () => {
  const source = '#define BREW(n) int n(void)\nBREW(tea)\n{\n\tsteep();\n}\nint next;\n';
  expect(textOf(source)).not.toContain('steep');
});

test.each([
  ['a type', 'struct tea { int leaf; };\n'],
  ['a type with an attribute', 'struct __attribute__((packed)) tea { int leaf; };\n'],
  ['a type aligned like another', 'struct _Alignas(8) tea { int leaf; };\n'],
  ['an enum over another type', 'enum tea : typeof(int) { LEAF };\n'],
  ['an enum over bits', 'enum tea : _BitInt(8) { LEAF };\n'],
  ['an initialiser', 'struct s tea = (struct s) { .leaf = 1 };\n'],
  ['a length', 'int tea[(struct s) { 4 }.leaf];\n'],
  ['what macros put in front of a list', '#define TEA(n) struct s n =\nTEA(tea) { .leaf = 1 };\n'],
  ['a function of the old style', 'int brew(x)\nint x;\n{\n\treturn leaf;\n}\n'],
  ['a body with a directive', 'int brew(void)\n{\n#ifndef NONE\n\treturn leaf;\n#endif\n}\n'],
  ['a brace without its pair', 'int brew(void)\n{\n\tf({);\n\treturn leaf;\n}\n'],
  ['a pragma', 'int brew(void)\n{\n\t_Pragma("GCC diagnostic push") leaf;\n}\n'],
  ['a section of notes', 'int brew(void)\n{\n\tasm(".pushsection .note.leaf");\n}\n'],
  ['a name over two lines', 'int brew(void)\n{\n\tle\\\naf;\n\treturn leaf;\n}\n'],
])('%s is kept', (_, source) => {
  expect(textOf(source)).toMatch(/leaf|LEAF/);
});

test.each([
  ['opens a brace', '#define WITH {\n', 'WITH leaf; }\n'],
  ['mentions one that does', '#define OPEN {\n#define WITH OPEN\n', 'WITH leaf; }\n'],
  ['is mentioned by one that was there before', '#define WITH OPEN\n#define OPEN {\n', 'WITH leaf; }\n'],
  ['closes before it opens', '#define OTHERWISE } else {\n', 'if (x) { OTHERWISE leaf; }\n'],
  ['begins a section of notes', '#define NOTE asm(".section .note.tea")\n', 'NOTE; leaf;\n'],
  ['packs what follows', '#define PACK _Pragma("pack(1)")\n', 'leaf;\n'],
])('a body with a macro that %s is read', (_, macros, body) => {
  const source = `${macros}int brew(int x)\n{\n${body}}\nint next;\n`;
  if (macros.includes('PACK')) expect(textOf(source)).not.toContain('leaf');
  else expect(textOf(source)).toContain('leaf');
  expect(textOf(source)).toContain('int next;');
});

test('a header that is known is read again where a macro turns out to open braces', () => {
  lab.write({
    'include/tea.h': 'static inline int brew(int x)\n{\n\tWITH leaf;\n\tEND\n}\nint behind;\n',
    'a.c': '#include <tea.h>\n',
    'b.c': '#define WITH {\n#define END }\n#include <tea.h>\n',
  });
  expect(lab.text('a.c')).not.toContain('leaf');
  expect(lab.text('b.c')).toContain('{ leaf;');
  expect(lab.text('a.c')).not.toContain('leaf');
  expect(lab.text('b.c')).toMatch(/leaf;[^]*int behind;/);
});

test('nothing is left out of a header that is included within a declaration', () => {
  lab.write({
    'include/rows.h': 'tea(1) { leaf }\n',
    'a.c': 'int all[] = {\n#include <rows.h>\n};\n#include <rows.h>\n',
  });
  for (let round = 0; round < 2; round++) {
    const text = lab.text('a.c');
    expect(text.match(/leaf/g)).toHaveLength(1);
    expect(text.indexOf('leaf')).toBeLessThan(text.indexOf('};'));
  }
});

test('a number of __COUNTER__ is no number, and the same in all units', () => {
  lab.write({
    'include/id.h': '#define JOIN(a, b) a ## b\n#define ID(a, b) JOIN(a, b)\nint ID(id_, __COUNTER__);\n',
    'a.c': '#include <id.h>\n',
    'b.c': 'int x = __COUNTER__;\n#include <id.h>\n',
  });
  const word = /\bid___MODVERSIONS_COUNTER__\w+__;/;
  expect(word.exec(lab.text('b.c'))?.[0]).toBe(word.exec(lab.text('a.c'))?.[0]);
});

describe('what is left out makes no difference', () => {
  const kept = (source: string): string => {
    const other = new CppLab();
    try {
      return other.write({ 'a.c': source }).text('a.c');
    } finally {
      other.remove();
    }
  };
  const source =
    '#define JOIN(a, b) a ## b\n#define ID(a, b) JOIN(a, b)\nint ID(id_, __COUNTER__);\n' +
    'int brew(int x)\n{\n\tif (x) { ID(y, __COUNTER__)(); }\n\treturn *&(struct s){.x = 1}.x;\n}\nint pour(void)\n{\n\n\tout();\n}\nvoid none(void) {}\nint next;\n';

  test('bodies and counters', () => {
    expect(textOf(source)).not.toContain('return');
    expect(firstDifference(textOf(source), kept(source))).toBeNull();
  });

  test('but what stands behind does', () => {
    const other = source.replace('next', 'last');
    expect(firstDifference(textOf(source), kept(other))).toBe(
      firstDifference('# 15 ""\nint next;\n', '# 15 ""\nint last;\n'),
    );
    expect(firstDifference(textOf(source), kept(source.replace('{}', ';')))).not.toBeNull();
    expect(firstDifference(textOf(source), kept(source.replace('}\nvoid', 'void')))).not.toBeNull();
    expect(firstDifference(textOf(source), kept(source.replace('id_', 'if_')))).not.toBeNull();
  });
});
