// SPDX-License-Identifier: GPL-2.0-or-later
import { CppLab } from './lab';

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab();
});
afterEach(() => lab.remove());

test('a header is worked through once, and again where a macro that it asks for differs', () => {
  lab.write({
    'include/pot.h': '#ifdef BIG\nint big LID;\n#else\nint small LID;\n#endif\n',
    'a.c': '#include <pot.h>\n',
    'b.c': '#define BIG\n#include <pot.h>\n',
    'c.c': '#define LID = 1\n#include <pot.h>\n',
  });
  const once = lab.text('a.c');
  expect(once).toBe('# 1 "include/pot.h" 1\n\n\n\nint small LID;\n# 2 "a.c" 2\n');
  expect(lab.engine.counts).toEqual({ stretches: 1, known: 0 });
  expect(lab.text('a.c')).toBe(once);
  expect(lab.engine.counts).toEqual({ stretches: 2, known: 1 });
  expect(lab.text('b.c')).toContain('int big LID;');
  // A name that nobody had ever defined becomes a macro.
  expect(lab.text('c.c')).toContain('int small = 1;');
  expect(lab.text('a.c')).toBe(once);
  expect(lab.text('b.c')).toContain('int big LID;');
});

test('what a known header defines and undefines holds behind it', () => {
  lab.write({
    'include/cup.h': '#define CUP 1\n#undef OLD\n#define CUP2 CUP\n#undef CUP\n#define CUP 2\n',
    'a.c': '#define OLD 1\n#include <cup.h>\nint a = CUP, b = CUP2, c = OLD;\n',
  });
  const first = lab.text('a.c');
  expect(first).toContain('int a = 2, b = 2, c = OLD;');
  expect(lab.text('a.c')).toBe(first);
});

test('the counter goes on over headers, whose own numbers are counted anew in each unit', () => {
  lab.write({
    'include/id.h':
      '#define JOIN(a, b) a ## b\n#define ID(n) JOIN(id_, n)\nint ID(__COUNTER__), ID(__COUNTER__);\n',
    'a.c': '#include <id.h>\nint x = __COUNTER__;\n',
    'b.c': 'int y = __COUNTER__;\n#include <id.h>\n',
  });
  for (const round of [1, 2]) {
    expect([round, lab.text('a.c')]).toEqual([
      round,
      expect.stringMatching(/int id_0, id_1;\n[^]*int x = 2;/),
    ]);
    expect([round, lab.text('b.c')]).toEqual([
      round,
      expect.stringMatching(/int y = 0;\n[^]*int id_1, id_2;/),
    ]);
  }
});

test('a guarded header is left out the second time, but not under another name', () => {
  lab.write({
    'include/tea/leaf.h': '/* tea */\n#ifndef LEAF\n#define LEAF\nint leaf;\n#endif\n',
    'include/tea/all.h': '#include <tea/leaf.h>\n#include "leaf.h"\n#include <tea/leaf.h>\nint all;\n',
    'a.c': '#include <tea/all.h>\n',
  });
  expect(lab.text('a.c').match(/leaf\.h" 1/g)).toHaveLength(2);
  expect(lab.text('a.c').match(/int leaf/g)).toHaveLength(1);
});

test('lines behind #line, in headers that are known too', () => {
  lab.write({
    'include/made.h':
      '#line 40 "made.y"\nint a;\n#include "none.h"\nint b = __LINE__;\nchar *c = __FILE__;\n',
    'include/none.h': '',
    'a.c': '#include <made.h>\n',
  });
  const first = lab.text('a.c');
  expect(first).toContain('# 42 "made.y" 2\nint b = 42;\nchar *c = "made.y";');
  expect(lab.text('a.c')).toBe(first);
});

test('a file that comes later is found', () => {
  lab.write({ 'a.c': '#include <late.h>\n' });
  expect(lab.refusal('a.c')).toBe('late.h is missing');
  lab.write({ 'include/late.h': 'int late;\n' });
  expect(lab.text('a.c')).toContain('int late;');
});

test('a plugin of the compiler may bring attributes: it is asked anew with it', () => {
  lab.write({
    'include/tea.h': '#if __has_attribute(__tea__)\nint tea;\n#else\nint water;\n#endif\n',
    'a.c': '#include <tea.h>\n',
  });
  expect(lab.text('a.c')).toContain('int water;');
  expect(lab.text('a.c', '-fplugin=tea.so')).toContain('int tea;');
  expect(lab.text('a.c')).toContain('int water;');
});
